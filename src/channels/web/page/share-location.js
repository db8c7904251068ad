import { element, find, say } from './element.js';

const PATIENCE_MS = 12_000;

/**
 * The dialog that asks where. Resolves with `{ lat, lon }` through `onPoint`: the device's own position, a sample place
 * of the city, or what was typed.
 */
export class ShareLocation {
  #dialog = find('where');
  #notice = find('where-notice');
  #typed = find('typed-point');

  constructor({ places = [], isDemo, onPoint }) {
    this.isDemo = isDemo;
    this.onPoint = onPoint;
    find('places-block').hidden = places.length === 0;
    find('places').replaceChildren(...places.map((place) => this.#drawPlace(place)));
    find('use-position').addEventListener('click', () => this.#usePosition());
    find('send-point').addEventListener('click', () => this.#useTyped());
    this.#typed.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      this.#useTyped();
    });
  }

  /** On the sample city one is seldom in the city: the dialog comes first. Elsewhere the device is asked at once. */
  open() {
    say(this.#notice, '');
    this.#typed.value = '';
    if (!this.isDemo && navigator.geolocation) this.#usePosition();
    else this.#dialog.showModal();
  }

  #usePosition() {
    if (!navigator.geolocation) return this.#fail('Peramban ini tidak bisa membaca posisi.');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => this.#done({ lat: coords.latitude, lon: coords.longitude }),
      () => this.#fail('Posisi belum bisa dibaca. Izinkan lokasi, atau ketik titiknya di bawah.'),
      { enableHighAccuracy: true, timeout: PATIENCE_MS },
    );
  }

  #useTyped() {
    const parts = /^\s*(-?\d{1,3}(?:\.\d+)?)\s*[,; ]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(this.#typed.value);
    const [lat, lon] = [Number(parts?.[1]), Number(parts?.[2])];
    if (parts && Math.abs(lat) <= 90 && Math.abs(lon) <= 180) this.#done({ lat, lon });
    else this.#fail('Tulis dua angka dipisah koma, misalnya -7.112, 110.868');
  }

  #drawPlace({ name, lat, lon }) {
    const button = element('button', { type: 'button', 'data-testid': 'place' }, name);
    button.addEventListener('click', () => this.#done({ lat, lon }));
    return button;
  }

  #done(point) {
    this.#dialog.close();
    this.onPoint(point);
  }

  #fail(words) {
    if (!this.#dialog.open) this.#dialog.showModal();
    say(this.#notice, words);
  }
}
