import type { Routes } from '@angular/router';

export const myRoutes: Routes = [
  { path: '', title: '我的', loadComponent: () => import('./desk/my-home').then((m) => m.MyHome) },
  {
    path: 'party',
    title: '我的资料',
    loadComponent: () => import('./people/party-page').then((m) => m.PartyPage),
  },
  {
    path: 'key',
    title: '我的密钥',
    loadComponent: () => import('./listing/key-page').then((m) => m.KeyPage),
  },
  {
    path: 'new',
    title: '新的申请',
    loadComponent: () => import('./desk/new-listing').then((m) => m.NewListing),
  },
  {
    path: 'projects/:id',
    title: '我的申请',
    loadComponent: () => import('./desk/my-project').then((m) => m.MyProject),
  },
  {
    path: 'projects/:id/history',
    title: '变动记录',
    loadComponent: () => import('./oversight/own-history').then((m) => m.OwnHistory),
  },
  {
    path: 'registrations/:id',
    title: '我的报名',
    loadComponent: () => import('./desk/my-registration').then((m) => m.MyRegistration),
  },
  {
    path: 'registrations/:id/history',
    title: '变动记录',
    data: { of: 'my/registrations' },
    loadComponent: () => import('./oversight/own-history').then((m) => m.OwnHistory),
  },
  {
    path: 'contracts/:lotId',
    title: '我的合同',
    loadComponent: () => import('./closing/my-contract').then((m) => m.MyContract),
  },
];
