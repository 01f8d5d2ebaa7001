export { AccountModule } from './account.module.js';
export { AccountService, type NewAccount } from './account.service.js';
export { hashPassword } from './passwords.js';
