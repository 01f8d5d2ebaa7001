export { ParameterModule } from './parameter.module.js';
export { ParameterService, ruleValues, valueInWords } from './parameter.service.js';
