import type { Routes } from '@angular/router';

export const myRoutes: Routes = [
  { path: '', title: '我的', loadComponent: () => import('./desk/my-home').then((m) => m.MyHome) },
  {
    path: 'account',
    title: '我的账号',
    loadComponent: () => import('./people/account-page').then((m) => m.AccountPage),
  },
  {
    path: 'party',
    title: '我的资料',
    loadComponent: () => import('./people/party-page').then((m) => m.PartyPage),
  },
  {
    path: 'money',
    title: '我的资金往来',
    loadComponent: () => import('./money/own-statement').then((m) => m.OwnStatement),
  },
  {
    path: 'privacy',
    title: '我的信息',
    loadComponent: () => import('./oversight/privacy-page').then((m) => m.OwnPrivacyPage),
  },
  {
    path: 'acting',
    title: '我代谁办事、谁代我办事',
    loadComponent: () => import('./people/agents-page').then((m) => m.AgentsPage),
  },
  {
    path: 'corrections',
    title: '更正资料',
    loadComponent: () => import('./people/correction-page').then((m) => m.CorrectionPage),
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
    path: 'messages',
    title: '消息',
    loadComponent: () => import('./people/messages-page').then((m) => m.MessagesPage),
  },
  {
    path: 'message-choices',
    title: '怎么通知我',
    loadComponent: () => import('./people/message-choices-page').then((m) => m.MessageChoicesPage),
  },
  {
    path: 'contracts/:lotId',
    title: '我的合同',
    loadComponent: () => import('./closing/my-contract').then((m) => m.MyContract),
  },
];
