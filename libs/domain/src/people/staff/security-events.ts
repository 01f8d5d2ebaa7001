/** What the security administrator is shown as it happens. R24: rules §11.3. */
export const SECURITY_EVENTS = {
  ODD_SIGN_IN: 'R24 工作时间以外在新设备上登录',
  LINK_OPENED: '用一次性链接设好了登录方式',
  RECOVERY_CODE: '用备用码登录',
  FACTOR_SET: '换了动态口令',
  FACTOR_REMOVED: '停用了动态口令',
} as const;
export type SecurityEventKind = keyof typeof SECURITY_EVENTS;

/** Those that somebody has to look into; the others are only told. */
export const LOOKED_INTO: readonly SecurityEventKind[] = ['ODD_SIGN_IN'];
