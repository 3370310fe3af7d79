// A telephone through Asterisk: sip.js over the console's own WebSocket, loaded when somebody calls.
const by = (id) => document.getElementById(`webphone-${id}`);
const words = document.getElementById('webphone').dataset;

/** ms: a key down, and the rest before the next one. */
const TONE = 120;
const GAP = 80;

/** ms in which Asterisk says that it has heard of the end. */
const ANSWER = 3000;

/** What the console closes a telephone with. */
const CLOSED = { 4001: words.away, 4002: words.busy, 4003: words.session, 4004: words.elsewhere, 4005: words.tooMuch };

let agent = null;
let call = null;
let tones = null;

function standing(text) {
  by('standing').textContent = text;
}

function problem(text) {
  by('problem').textContent = text;
}

function show() {
  by('call').disabled = agent !== null;
  by('hang-up').disabled = agent === null;
  for (const button of document.querySelectorAll('[data-tone]')) button.disabled = tones === null;
}

/** Asked for when somebody calls, and given back at once: sip.js asks again for what it sends. */
async function microphone() {
  if (!navigator.mediaDevices) throw new Error(words.insecure);
  standing(words.microphone);
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch {
    throw new Error(words.noMicrophone);
  }
}

async function begin() {
  problem('');
  agent = {};
  show();
  let sound = null;
  try {
    sound = await microphone();
    standing(words.calling);
    await dial(await import('./sip.js'));
  } catch (fault) {
    over(fault.message);
  } finally {
    for (const track of sound?.getTracks() ?? []) track.stop();
  }
}

async function dial({ Inviter, SessionState, UserAgent }) {
  const mine = new UserAgent({
    uri: UserAgent.makeURI('sip:webphone@hotline.invalid'),
    transportOptions: { server: `${location.origin.replace(/^http/, 'ws')}/webphone/ws`, connectionTimeout: 5 },
    sessionDescriptionHandlerFactoryOptions: { iceGatheringTimeout: 500, peerConnectionConfiguration: { iceServers: [] } },
    logBuiltinEnabled: false,
    delegate: { onDisconnect: (fault) => { if (agent === mine) over(fault ? closed(fault) : ''); } },
  });
  agent = mine;
  try {
    await mine.start();
  } catch {
    throw new Error(words.session);
  }
  call = new Inviter(mine, UserAgent.makeURI('sip:12333@hotline.invalid'), {
    sessionDescriptionHandlerOptions: { constraints: { audio: true, video: false } },
  });
  call.stateChange.addListener((state) => {
    if (agent !== mine) return;
    if (state === SessionState.Established) talk(call.sessionDescriptionHandler);
    if (state === SessionState.Terminated) over('');
  });
  await call.invite({ requestDelegate: { onReject: ({ message }) => over(words.refused.replace('{0}', message.statusCode)) } });
}

/** The code is in the sentence alone. */
function closed(fault) {
  return CLOSED[/code: (\d+)/.exec(fault.message)?.[1]] ?? words.away;
}

function talk({ peerConnection, remoteMediaStream }) {
  tones = peerConnection.getSenders().find((sender) => sender.dtmf)?.dtmf ?? null;
  by('sound').srcObject = remoteMediaStream;
  standing(words.connected);
  show();
}

/** What the page shows from now on; who has made the call is still to be stopped. */
function settle(why) {
  const left = agent;
  agent = null;
  call = null;
  tones = null;
  by('sound').srcObject = null;
  standing(why ? words.idle : words.over);
  problem(why);
  show();
  return left;
}

function over(why) {
  if (agent) settle(why).stop?.().catch(() => {});
}

/** Asterisk hears of it before the connection is closed; one that does not answer is not waited for. */
async function hangUp() {
  const ends = call;
  const left = settle('');
  await new Promise((done) => {
    if (!ends) return done();
    setTimeout(done, ANSWER);
    const told = ends.state === 'Established'
      ? ends.bye({ requestDelegate: { onAccept: done, onReject: done } })
      : ends.cancel();
    return told.catch(done);
  });
  left?.stop?.().catch(() => {});
}

/** What is still to be sent goes on: one that is given anew would drop the rest. */
function key(name) {
  if (tones?.canInsertDTMF) tones.insertDTMF(tones.toneBuffer + name, TONE, GAP);
}

by('call').addEventListener('click', begin);
by('hang-up').addEventListener('click', hangUp);
for (const button of document.querySelectorAll('[data-tone]')) button.addEventListener('click', () => key(button.dataset.tone));
document.addEventListener('keydown', (event) => {
  const typed = event.target.closest('input:not([type=radio]), select, textarea');
  if (!tones || typed || event.ctrlKey || event.metaKey || event.altKey || !/^[0-9*#]$/.test(event.key)) return;
  event.preventDefault();
  event.stopPropagation();
  key(event.key);
}, { capture: true });
window.addEventListener('pagehide', () => { if (agent) hangUp(); });
