/** Run in the page: the least contrast of visible words with their ground (WCAG 2, 1 to 21); AA asks for 4.5. */
export const leastContrast = `(() => {
  const brush = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
  const paint = (colors) => {
    for (const color of colors) {
      brush.fillStyle = color;
      brush.fillRect(0, 0, 1, 1);
    }
    return [...brush.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = (colors) => {
    const [red, green, blue] = paint(colors).map((of255) => {
      const part = of255 / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const grounds = (one) => one ? [...grounds(one.parentElement), getComputedStyle(one).backgroundColor] : ['#fff'];
  const said = [...document.querySelectorAll('body *')].filter((one) =>
    one.checkVisibility() && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
  return Math.min(...said.map((one) => {
    const ground = grounds(one);
    const [low, high] = [light(ground), light([...ground, getComputedStyle(one).color])].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  }));
})()`;
