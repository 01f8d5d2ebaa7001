import type { Routes } from '@angular/router';

/** Desks of those who administer, edit and read figures. */
export const staffRoutes: Routes = [
  {
    path: 'staff',
    title: '人员和岗位',
    loadComponent: () => import('./staff-accounts').then((m) => m.StaffAccounts),
  },
  {
    path: 'staff-changes',
    title: '账号变动',
    loadComponent: () => import('./staff-changes').then((m) => m.StaffChangeList),
  },
  {
    path: 'sign-ins',
    title: '登录记录',
    loadComponent: () => import('./sign-ins').then((m) => m.SignIns),
  },
  {
    path: 'security-events',
    title: '安全提醒',
    loadComponent: () => import('./security-events').then((m) => m.SecurityEventList),
  },
  {
    path: 'contacts',
    title: '联系方式',
    loadComponent: () => import('./contacts').then((m) => m.ContactList),
  },
  {
    path: 'security',
    title: '登录安全',
    loadComponent: () => import('./own-security').then((m) => m.OwnSecurity),
  },
];
