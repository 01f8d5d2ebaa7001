export { MinutesService } from './minutes.service.js';
export { NegotiationModule } from './negotiation.module.js';
