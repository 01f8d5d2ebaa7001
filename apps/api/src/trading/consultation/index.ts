export * from './consultation.entity.js';
export * from './consultation.module.js';
export { ConsultationService } from './consultation.service.js';
export * from './ways.js';
