import type { Routes } from '@angular/router';

export const myRoutes: Routes = [
  { path: '', title: '我的', loadComponent: () => import('./my-home').then((m) => m.MyHome) },
  { path: 'party', title: '我的资料', loadComponent: () => import('./party-page').then((m) => m.PartyPage) },
  { path: 'key', title: '我的密钥', loadComponent: () => import('./key-page').then((m) => m.KeyPage) },
  { path: 'new', title: '新的申请', loadComponent: () => import('./new-listing').then((m) => m.NewListing) },
  {
    path: 'projects/:id',
    title: '我的申请',
    loadComponent: () => import('./my-project').then((m) => m.MyProject),
  },
  {
    path: 'registrations/:id',
    title: '我的报名',
    loadComponent: () => import('./my-registration').then((m) => m.MyRegistration),
  },
  {
    path: 'contracts/:lotId',
    title: '我的合同',
    loadComponent: () => import('./my-contract').then((m) => m.MyContract),
  },
];
