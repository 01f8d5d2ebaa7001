/** Why an account of the staff cannot become what somebody asks for. */
export type StaffRefusal =
  | 'staff.no-role'
  | 'staff.separated'
  | 'staff.wrong-level'
  | 'staff.department-missing'
  | 'staff.oneself'
  | 'staff.last-admin'
  | 'staff.not-staff'
  | 'staff.nothing-changes';
