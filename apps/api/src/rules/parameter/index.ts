export { ParameterModule } from './parameter.module.js';
export { ParameterService, ruleValues } from './parameter.service.js';
