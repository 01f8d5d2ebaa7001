export { DemoBankSeed } from './demo-bank-seed.js';
export { DemoModule } from './demo.module.js';
export { DEMO_PASSWORD, DEMO_PEOPLE, DEMO_VILLAGE, type DemoPerson } from './demo-people.js';
export { DemoSeed } from './demo-seed.js';
