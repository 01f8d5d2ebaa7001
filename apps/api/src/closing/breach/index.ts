export { BreachModule } from './breach.module.js';
