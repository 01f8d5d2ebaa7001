import type { Routes } from '@angular/router';
import { requireSignedIn } from './data/require-signed-in';

export const routes: Routes = [
  { path: '', title: '首页', loadComponent: () => import('./portal/home').then((m) => m.Home) },
  {
    path: 'notices',
    title: '公告',
    loadComponent: () => import('./portal/notice-search').then((m) => m.NoticeSearch),
  },
  {
    path: 'notices/:id',
    title: '公告',
    loadComponent: () => import('./portal/notice-page').then((m) => m.NoticePage),
  },
  {
    path: 'rooms/:id',
    title: '竞价厅',
    loadComponent: () => import('./portal/room/room-door').then((m) => m.RoomDoor),
  },
  {
    path: 'screen',
    title: '竞价大屏',
    loadComponent: () => import('./portal/screen/hall-screen').then((m) => m.HallScreen),
  },
  {
    path: 'verify',
    title: '鉴证书验真',
    loadComponent: () => import('./portal/verify-page').then((m) => m.VerifyPage),
  },
  {
    path: 'verify/:code',
    title: '鉴证书验真',
    loadComponent: () => import('./portal/verify-page').then((m) => m.VerifyPage),
  },
  {
    path: 'rules',
    title: '规则数值',
    loadComponent: () => import('./portal/rules-page').then((m) => m.RulesPage),
  },
  {
    path: 'privacy',
    title: '隐私说明',
    loadComponent: () => import('./portal/privacy-page').then((m) => m.PrivacyPage),
  },
  {
    path: 'public-days',
    title: '公示日签',
    loadComponent: () => import('./portal/public-days-page').then((m) => m.PublicDaysPage),
  },
  {
    path: 'guides',
    title: '办事指南',
    loadComponent: () => import('./portal/guide/guide-list').then((m) => m.GuideList),
  },
  {
    path: 'guides/:code',
    title: '办事指南',
    loadComponent: () => import('./portal/guide/guide-page').then((m) => m.GuidePage),
  },
  {
    path: 'calendar',
    title: '工作日计算',
    loadComponent: () => import('./portal/calendar-page').then((m) => m.CalendarPage),
  },
  {
    path: 'login',
    title: '登录',
    loadComponent: () => import('./portal/login-page').then((m) => m.LoginPage),
  },
  {
    path: 'sign-up',
    title: '注册',
    loadComponent: () => import('./portal/sign-up-page').then((m) => m.SignUpPage),
  },
  {
    path: 'forgotten',
    title: '忘记密码',
    loadComponent: () => import('./portal/forgotten-page').then((m) => m.ForgottenPage),
  },
  {
    path: 'demo/phone',
    title: '演示手机',
    loadComponent: () => import('./portal/demo-phone-page').then((m) => m.DemoPhonePage),
  },
  {
    path: 'first-sign-in',
    title: '设置登录方式',
    loadComponent: () => import('./portal/first-sign-in').then((m) => m.FirstSignIn),
  },
  {
    path: 'login/issuer',
    title: '统一身份认证登录',
    loadComponent: () => import('./portal/issuer-page').then((m) => m.IssuerPage),
  },
  {
    path: 'my',
    canActivate: [requireSignedIn],
    loadChildren: () => import('./my/my.routes').then((m) => m.myRoutes),
  },
  {
    path: 'console',
    canActivate: [requireSignedIn],
    loadChildren: () => import('./console/console.routes').then((m) => m.consoleRoutes),
  },
  { path: '**', title: '没有找到', loadComponent: () => import('./shell/not-found').then((m) => m.NotFound) },
];
