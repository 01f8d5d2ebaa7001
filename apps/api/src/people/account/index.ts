export { AccountModule } from './account.module.js';
export { AccountService, type NewAccount } from './account.service.js';
export { AccountSessions } from './account-sessions.js';
export { type Answer, Entrance, type Entering, type WayIn } from './entrance.js';
export { hashPassword } from './passwords.js';
export { type Holder, Holders, holderOf } from './holders.js';
export { PasswordPolicy } from './password-policy.js';
export { PhoneBook } from './phone-book.js';
export { SessionViews } from './session-views.js';
