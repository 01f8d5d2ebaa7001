export { ObjectionModule } from './objection.module.js';
