// What is tried meanwhile: the page looks again each second as long as something is under way.
import { hear } from './hear.js';
import { page } from './server-html.js';

const state = document.getElementById('state');

function begin() {
  if (state.dataset.sounds) hear(state.dataset.sounds, state);
  if (state.dataset.running === 'true') setTimeout(look, 1000);
}

async function look() {
  try {
    const answer = await fetch(location.pathname, { redirect: 'manual' });
    if (answer.type === 'opaqueredirect') { location.reload(); return; }
    if (answer.ok) {
      const fresh = page(await answer.text()).getElementById('state');
      Object.assign(state.dataset, fresh.dataset);
      state.replaceChildren(...fresh.childNodes);
    }
  } catch {
    // the server is away: it is looked for again
  }
  begin();
}

begin();
