/** Why an account of the staff cannot become what somebody asks for. */
export type StaffRefusal =
  | 'staff.no-role'
  | 'staff.separated'
  | 'staff.separated-person'
  | 'staff.second-account'
  | 'staff.wrong-level'
  | 'staff.department-missing'
  | 'staff.oneself'
  | 'staff.last-admin'
  | 'staff.not-staff'
  | 'staff.nothing-changes';
