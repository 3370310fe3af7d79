import { hear } from './hear.js';

const step = document.getElementById('step');
hear(step.dataset.sounds, step);
