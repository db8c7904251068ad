import { shortWordsOf } from './draw-message.js';
import { element, find, icon } from './element.js';

const groups = [
  ['citizen', 'Warga'],
  ['officer', 'Petugas'],
  ['supervisor', 'Pengawas'],
  ['admin', 'Admin'],
];
const roleNames = { citizen: 'warga', officer: 'petugas', supervisor: 'pengawas', admin: 'admin' };

/** More faces than these at one edge of a phone cover each other. */
const MOST_AT_EDGE = 2;

/** What a persona is, in a few words. */
export function roleOf(persona) {
  return [roleNames[persona.role] ?? persona.role, persona.unit].filter(Boolean).join(' · ');
}

/** Draws the people one may play, with what each was told last and how much of it is unread. */
export function drawPeople({ chats, activeId, choose, add }) {
  const list = find('people-list');
  const hadFocus = list.contains(document.activeElement) ? document.activeElement.dataset.testid : undefined;
  const parts = groups.flatMap(([role, title]) => {
    const members = chats.filter((chat) => chat.persona.role === role);
    const rows = members.map((chat) => drawPerson(chat, chat.persona.id === activeId, choose));
    const adding = role === 'citizen' ? [drawAdd(add)] : [];
    return rows.length + adding.length
      ? [element('h3', { class: 'people-group' }, title), ...rows, ...adding]
      : [];
  });
  list.replaceChildren(...parts);
  standInLine([...list.querySelectorAll('.unread')].map((unread) => unread.parentElement));
  if (hadFocus) list.querySelector(`[data-testid="${hadFocus}"]`)?.focus();
}

/** At the edge of the strip on a phone, people with news stand beside and not upon each other. */
function standInLine(rows) {
  for (const [index, row] of rows.entries()) {
    row.style.setProperty('--before', Math.min(index, MOST_AT_EDGE));
    row.style.setProperty('--after', Math.min(rows.length - 1 - index, MOST_AT_EDGE));
  }
}

function drawPerson(chat, isActive, choose) {
  const { id, name, role } = chat.persona;
  const last = chat.messages.at(-1);
  const line = last
    ? shortWordsOf(last, { find: (messageId) => chat.find(messageId) })
    : (chat.persona.unit ?? roleOf(chat.persona));
  const unread =
    chat.unread &&
    element('span', { class: 'unread', 'aria-label': `${chat.unread} belum dibaca` }, String(chat.unread));
  const attributes = {
    class: 'person',
    type: 'button',
    'data-testid': `persona-${id}`,
    title: `${name}, ${roleOf(chat.persona)}`,
  };
  const face = element(
    'span',
    { class: 'face', 'data-role': role, 'aria-hidden': 'true' },
    [...name][0].toUpperCase(),
  );
  const row = element(
    'button',
    { ...attributes, 'aria-current': isActive ? 'true' : undefined },
    face,
    element('span', { class: 'person-name' }, name),
    element('span', { class: 'person-line', dir: 'auto' }, line),
    unread || undefined,
  );
  row.addEventListener('click', () => choose(id));
  return row;
}

function drawAdd(add) {
  const face = element('span', { class: 'face add', 'aria-hidden': 'true' }, icon('plus'));
  const name = element('span', { class: 'person-name' }, 'Nama lain');
  const row = element(
    'button',
    { class: 'person', type: 'button', 'data-testid': 'persona-add' },
    face,
    name,
  );
  row.append(element('span', { class: 'person-line' }, 'Menjadi warga lain'));
  row.addEventListener('click', add);
  return row;
}
