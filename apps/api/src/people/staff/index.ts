export { type Administrators, FirstAdministrators } from './first-administrators.js';
export { StaffModule } from './staff.module.js';
