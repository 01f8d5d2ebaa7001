import { inject } from '@angular/core';
import type { Routes } from '@angular/router';
import { Session } from '../../data/session';
import type { OrderTab } from './order-tabs';
import { firstTab } from './money-tabs';
import type { ReceiptTab } from './receipt-tabs';

const RECEIPTS: readonly (readonly [ReceiptTab, string])[] = [
  ['sent-back', '退回更正的到账'],
  ['check', '待核对的到账'],
  ['confirm', '待确认的到账'],
  ['held', '待认定的到账'],
  ['pool', '待认领的到账'],
  ['answers', '复核认定'],
  ['receipts', '全部到账'],
];
const ORDERS: readonly (readonly [OrderTab, string])[] = [
  ['pay', '待付'],
  ['paid', '复核付款'],
  ['transfers', '专户划转'],
  ['came-back', '退汇'],
  ['payments', '全部付款'],
];

/** Under `finance`: the tabs of the cashier's desk, each with an address of its own. */
export const MONEY_ROUTES: Routes = [
  {
    path: '',
    loadComponent: () => import('./cashier-desk').then((m) => m.CashierDesk),
    children: [
      {
        path: '',
        pathMatch: 'full',
        redirectTo: () => {
          const session = inject(Session);
          return firstTab((permission) => session.has(permission));
        },
      },
      {
        path: 'entry',
        title: '录入到账',
        loadComponent: () => import('./entry-page').then((m) => m.EntryPage),
      },
      ...RECEIPTS.map(([tab, title]) => ({
        path: tab,
        title,
        data: { tab },
        loadComponent: () => import('./receipts-page').then((m) => m.ReceiptsPage),
      })),
      ...ORDERS.map(([tab, title]) => ({
        path: tab,
        title,
        data: { tab },
        loadComponent: () => import('./orders-page').then((m) => m.OrdersPage),
      })),
      { path: 'batches', title: '付款批次', loadComponent: () => import('./batches').then((m) => m.Batches) },
      {
        path: 'batches/:batchId',
        title: '付款批次',
        loadComponent: () => import('./batch-page').then((m) => m.BatchPage),
      },
      {
        path: 'files',
        title: '银行文件',
        loadComponent: () => import('./bank-files').then((m) => m.BankFiles),
      },
      {
        path: 'files/:fileId',
        title: '银行文件',
        loadComponent: () => import('./bank-file-page').then((m) => m.BankFilePage),
      },
      {
        path: 'lines',
        title: '银行流水',
        loadComponent: () => import('./bank-lines').then((m) => m.BankLines),
      },
      {
        path: 'banks',
        title: '银行设置',
        loadComponent: () => import('./bank-profiles').then((m) => m.BankProfiles),
      },
      {
        path: 'books',
        title: '账目核对',
        loadComponent: () => import('./books-check').then((m) => m.BooksCheck),
      },
      {
        path: 'interest',
        title: '银行结息',
        loadComponent: () => import('./interests').then((m) => m.Interests),
      },
    ],
  },
  {
    path: 'payouts/:lotId',
    title: '分户表',
    loadComponent: () => import('./payout-table').then((m) => m.PayoutTable),
  },
];
