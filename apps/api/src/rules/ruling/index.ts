export { RulingModule } from './ruling.module.js';
