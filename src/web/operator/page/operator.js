import {
  connectWords,
  leftWords,
  mayUnpair,
  NO_COOKIE,
  notDoneWords,
  stepsOf,
  titleOf,
  WRONG_KEY,
  wordsOf,
} from './operator-words.js';

/** Looks at how the number stands every two seconds and shows it; the page knows nothing by itself. */
const LOOK_MS = 2000;
/** A program that says nothing for so long is away. */
const PATIENCE_MS = 10_000;
const part = (name) => document.querySelector(`[data-${name}]`);

/** Writes only what changed, so that a screen reader tells of changes and of nothing else. */
function say(name, words) {
  if (part(name).textContent !== words) part(name).textContent = words;
  part(name).hidden = words === '';
}

let drawnKind;
let drawnUntil;

/** `nowMs` is the program's clock: that of this computer may be wrong. */
function draw(state, nowMs) {
  const { kind, until } = state;
  const moment = until ?? state.retryAt;
  if (kind !== drawnKind) say('failed', '');
  drawnKind = kind;
  document.body.dataset.kind = kind;
  say('title', titleOf(state));
  say('words', wordsOf(state));
  say('left', moment ? leftWords(state, new Date(moment) - nowMs) : '');
  part('qr').hidden = kind !== 'qr';
  if (kind === 'qr' && drawnUntil !== until)
    part('qr-picture').src = `/operator/whatsapp/qr.svg?${encodeURIComponent(until)}`;
  drawnUntil = kind === 'qr' ? until : undefined;
  say('code', kind === 'code' ? state.code.replace(/^(.{4})/, '$1-') : '');
  drawSteps(stepsOf(state));
  say('connect', connectWords(state));
  part('unpair').hidden = !mayUnpair(state);
  if (!mayUnpair(state)) part('sure').close();
}

function drawSteps(steps) {
  part('steps').hidden = steps.length === 0;
  if (part('steps').textContent === steps.join('')) return;
  const items = steps.map((step) => Object.assign(document.createElement('li'), { textContent: step }));
  part('steps').replaceChildren(...items);
}

let looks = 0;

async function look() {
  looks += 1;
  const mine = looks;
  const answer = await ask('/operator/whatsapp');
  const state = answer?.ok ? await answer.json().catch(() => undefined) : undefined;
  // Another look began meanwhile, and knows better.
  if (mine !== looks) return;
  const isOut = answer?.status === 401;
  part('away').hidden = isOut || state !== undefined;
  // While the program is away, what it said last may no longer be true.
  part('desk').hidden = state === undefined;
  if (isOut || state) part('door').hidden = !isOut;
  if (state) draw(state, Date.parse(answer.headers.get('date')) || Date.now());
  else part('sure').close();
}

/** The answer, or nothing when the program does not answer. */
async function ask(path, sent) {
  const json = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(sent) };
  const how = sent ? { method: 'POST', ...json } : {};
  return fetch(path, { ...how, signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => undefined);
}

async function enter(key) {
  const answer = await ask('/operator/key', { key });
  await look();
  const isOut = !part('door').hidden;
  say('wrong', isOut && answer ? (answer.ok ? NO_COOKIE : WRONG_KEY) : '');
  if (isOut) part('key').select();
  else part('door').reset();
  (isOut ? part('key') : part('desk')).focus();
}

/** The error code in an answer that says no. */
async function codeOf(answer) {
  const said = await answer?.json().catch(() => undefined);
  return said?.error?.code;
}

let isBusy = false;

async function act(deed) {
  if (isBusy) return;
  isBusy = true;
  part('desk').setAttribute('aria-busy', 'true');
  const answer = await ask(`/operator/whatsapp/${deed}`, {});
  await look();
  say('failed', answer?.ok ? '' : notDoneWords(await codeOf(answer)));
  part('desk').setAttribute('aria-busy', 'false');
  if (answer?.ok) part('desk').focus();
  isBusy = false;
}

/** The link in the terminal carries the key behind #, which no server and no log ever sees; nor does it stay in the address. */
function takeCarriedKey() {
  const carried = location.hash.slice(1);
  if (carried) history.replaceState(null, '', location.pathname);
  return carried;
}

part('door').addEventListener('submit', (event) => {
  event.preventDefault();
  // Somebody may paste the whole link.
  void enter(part('key').value.split('#').at(-1));
});
addEventListener('hashchange', () => {
  const carried = takeCarriedKey();
  if (carried) void enter(carried);
});
// A picture that did not arrive is asked for again at the next look.
part('qr-picture').addEventListener('error', () => {
  drawnUntil = undefined;
});
part('connect').addEventListener('click', () => act('connect'));
part('unpair').addEventListener('click', () => part('sure').showModal());
part('keep').addEventListener('click', () => part('sure').close());
part('unpair-now').addEventListener('click', () => {
  part('sure').close();
  void act('unpair');
});

const carried = takeCarriedKey();
await (carried ? enter(carried) : look());
for (;;) {
  await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  // At the door there is nothing to be seen.
  if (part('door').hidden || !part('away').hidden) await look();
}
