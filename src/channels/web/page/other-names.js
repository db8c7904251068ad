import { find, say } from './element.js';

const KEY = 'tanggap-names';
const MOST_NAMES = 12;

/** The names of citizens added in this browser before. */
export function keptNames() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((name) => typeof name === 'string').slice(-MOST_NAMES) : [];
  } catch {
    return [];
  }
}

/** Asks for a name; `take` says whether it can be used. */
export function askName(take) {
  const dialog = find('who');
  const typed = find('who-name');
  typed.value = '';
  say(find('who-notice'), '');
  find('who-form').onsubmit = (event) => {
    event.preventDefault();
    const name = typed.value.trim();
    if (!take(name)) return say(find('who-notice'), 'Tulis nama dengan huruf atau angka, misalnya Lina.');
    keep(name);
    dialog.close();
  };
  find('who-cancel').onclick = () => dialog.close();
  dialog.showModal();
}

function keep(name) {
  try {
    localStorage.setItem(KEY, JSON.stringify([...new Set([...keptNames(), name])].slice(-MOST_NAMES)));
  } catch {
    // A browser that keeps nothing asks for the name again next time.
  }
}
