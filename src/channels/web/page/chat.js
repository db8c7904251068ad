import { Chat } from './chat-state.js';
import { Composer } from './composer.js';
import { Log } from './draw-log.js';
import { drawPeople, roleOf } from './draw-people.js';
import { hasCode } from './draw-words.js';
import { find } from './element.js';
import { EventLine } from './event-line.js';
import { askName, keptNames } from './other-names.js';
import { readHistory, readSetting } from './server-calls.js';
import { ShareLocation } from './share-location.js';

const SAMPLE_CITIZENS = ['Siti', 'Andi'];
/** The three dots stand for "your answer is on its way", not for ever. */
const LONGEST_TYPING_MS = 8000;
const RETRY_SETTING_MS = 2000;

/** What a chat is kept under where the server knows it by a cookie only. */
const OWN = 'own';

const chats = new Map();
let activeId = '';
let isDemo = false;
let log;
let locations;

const active = () => chats.get(activeId);
const composer = new Composer((written) => active().send(written));
const line = new EventLine({ onMessage: hear, onReload: reload, onState: (isOpen) => showBanner(!isOpen) });
const talk = {
  find: (id) => active().find(id),
  reply: (message) => composer.replyTo(message, talk),
  begin: (message, command) => {
    const isAboutTicket = !hasCode(command) && hasCode(message.text);
    composer.begin(command, isAboutTicket ? message : undefined, talk);
  },
  choose: (message, choice) => {
    log.markChosen(message.id, choice.id);
    active().send({ choice, replyTo: message.id });
  },
  retry: (message) => active().retry(message),
  shareLocation: () => locations.open(),
};

begin();

async function begin() {
  const setting = await readSetting().catch(() => undefined);
  showBanner(!setting);
  if (!setting) return setTimeout(begin, RETRY_SETTING_MS);
  const { city, personas } = setting;
  isDemo = setting.demo;
  find('people').hidden = !isDemo;
  find('city').textContent = city.name;
  log = new Log(city.timeZone);
  const onPoint = (location) => active().send({ location });
  locations = new ShareLocation({ places: city.places, isDemo, onPoint });
  find('share-location').addEventListener('click', talk.shareLocation);
  if (!isDemo) addChat({ id: OWN, name: 'Anda', role: 'citizen' });
  for (const persona of personas) addChat(persona);
  if (isDemo) for (const name of [...SAMPLE_CITIZENS, ...keptNames()]) addCitizen(name);
  listen();
  // A phone that is turned, a window made narrow: the column of people becomes a strip.
  addEventListener('resize', showWhoIsPlayed);
  const wanted = decodeURIComponent(location.hash.slice(1));
  const first = isDemo ? 'siti' : OWN;
  await show(chats.has(wanted) ? wanted : first);
}

function addChat(persona) {
  if (!chats.has(persona.id)) chats.set(persona.id, new Chat(persona, isDemo ? persona.id : '', onChange));
}

/** A citizen's chat is named after the name: "Bu Lina" is `bu-lina`. Returns the chat's name, '' when none can be made. */
function addCitizen(name) {
  const id = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 32);
  if (id) addChat({ id, name, role: 'citizen' });
  return id;
}

function listen() {
  line.listen(isDemo ? [...chats.keys()] : []);
}

async function show(id) {
  if (active()) active().draft = composer.swap(chats.get(id).draft);
  activeId = id;
  const chat = active();
  chat.unread = 0;
  if (isDemo) {
    history.replaceState(undefined, '', `#${id}`);
    find('as').textContent = `Anda: ${chat.persona.name} (${roleOf(chat.persona)})`;
  }
  drawAll();
  showWhoIsPlayed();
  composer.focus();
  await load(chat);
}

function showWhoIsPlayed() {
  document.querySelector('.person[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
}

async function load(chat) {
  if (chat.isLoaded) return;
  const stored = await readHistory(chat.chatId).catch(() => undefined);
  if (!stored) return;
  chat.load(stored);
  if (chat === active()) drawAll();
}

function drawAll() {
  log.draw(active(), talk, (text) => active().send({ text }));
  drawNames();
}

function drawNames() {
  const unread = [...chats.values()].reduce((sum, chat) => sum + chat.unread, 0);
  document.title = unread ? `(${unread}) Tanggap` : 'Tanggap';
  if (!isDemo) return;
  const add = () =>
    askName((name) => {
      const id = addCitizen(name);
      if (!id) return false;
      listen();
      show(id);
      return true;
    });
  drawPeople({ chats: [...chats.values()], activeId, choose: show, add });
}

/** A message over the event line: of the bot, or of oneself in another window. */
function hear(chatId, message) {
  const chat = chats.get(isDemo ? chatId : OWN);
  if (!chat) return;
  const isNew = chat.put(message);
  if (message.from === 'bot') setTyping(chat, false);
  if (chat === active()) log.put(chat.find(message.id));
  else if (isNew && message.from === 'bot') chat.unread += 1;
  drawNames();
}

/** More was missed than the server can tell one by one: read each chat anew when it is looked at. */
function reload() {
  for (const chat of chats.values()) chat.isLoaded = false;
  if (active()) load(active());
}

function onChange(chat, message) {
  const isStored = message.state === undefined;
  const isAnswered = chat.messages.at(-1)?.from === 'bot';
  if (isStored && !isAnswered) setTyping(chat, true);
  if (chat === active()) log.put(message);
  drawNames();
}

function setTyping(chat, isTyping) {
  clearTimeout(chat.typingTimer);
  chat.isTyping = isTyping;
  if (isTyping) chat.typingTimer = setTimeout(() => setTyping(chat, false), LONGEST_TYPING_MS);
  if (chat === active()) log.showTyping(isTyping);
}

function showBanner(isLost) {
  find('banner').hidden = !isLost;
}
