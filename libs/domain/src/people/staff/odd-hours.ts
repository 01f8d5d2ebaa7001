/** Hours of Asia/Shanghai outside of which nobody is expected at work. Source: rules §11.3 R24. */
export interface WorkHours {
  /** The hour with which the day begins. */
  readonly from: number;
  /** The hour with which it is over. */
  readonly until: number;
}

export interface SignInMoment {
  /** 0 to 23 in Asia/Shanghai. */
  readonly hour: number;
  readonly isWorkingDay: boolean;
  readonly isNewDevice: boolean;
  readonly isStaff: boolean;
}

/** R24: somebody of the staff on a device on which he never was, when nobody is expected at work. */
export function isOddSignIn(
  { hour, isWorkingDay, isNewDevice, isStaff }: SignInMoment,
  hours: WorkHours,
): boolean {
  if (!isStaff || !isNewDevice) return false;
  return !isWorkingDay || hour < hours.from || hour >= hours.until;
}
