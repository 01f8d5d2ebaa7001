export { StandInModule } from './stand-in.module.js';
