import { type CanActivateFn, Router, type Routes } from '@angular/router';
import { inject } from '@angular/core';
import { Session } from '../data/session';
import { staffRoutes } from './people/staff.routes';
import { ConsoleShell } from './desk/console-shell';
import { TABS } from './desk/console-tabs';

/** Whoever has no list of work begins at the first desk that is open to him. */
const toOwnDesk: CanActivateFn = () => {
  const session = inject(Session);
  if (session.has('workAtDesk')) return true;
  const own = TABS.find(({ permissions }) => permissions.some((permission) => session.has(permission)));
  return own ? inject(Router).createUrlTree([own.link]) : true;
};

export const consoleRoutes: Routes = [
  {
    path: '',
    component: ConsoleShell,
    children: [
      {
        path: '',
        pathMatch: 'full',
        canActivate: [toOwnDesk],
        title: '今天',
        loadComponent: () => import('./desk/today').then((m) => m.Today),
      },
      {
        path: 'projects',
        title: '全部项目',
        loadComponent: () => import('./desk/all-projects').then((m) => m.AllProjects),
      },
      {
        path: 'projects/:id',
        title: '项目',
        loadComponent: () => import('./desk/console-project').then((m) => m.ConsoleProject),
      },
      {
        path: 'projects/:id/history',
        title: '变动记录',
        loadComponent: () => import('./oversight/history-page').then((m) => m.HistoryPage),
      },
      {
        path: 'projects/:id/applicants',
        title: '提前查看报名材料',
        loadComponent: () => import('./trading/applicant-files').then((m) => m.ApplicantFiles),
      },
      {
        path: 'projects/:id/reserve',
        title: '打开没有达到的保留价',
        loadComponent: () => import('./trading/opened-reserve').then((m) => m.OpenedReserve),
      },
      {
        path: 'qualifications',
        title: '资格审查',
        loadComponent: () => import('./trading/qualification').then((m) => m.Qualification),
      },
      {
        path: 'stand-ins',
        title: '代办交接',
        loadComponent: () => import('./people/stand-ins').then((m) => m.StandIns),
      },
      {
        path: 'liaison-papers',
        title: '代办核对',
        loadComponent: () => import('./closing/liaison-papers').then((m) => m.LiaisonPapers),
      },
      {
        path: 'escalations',
        title: '监管逾期',
        loadComponent: () => import('./listing/escalations').then((m) => m.Escalations),
      },
      {
        path: 'file-accesses',
        title: '提前查看的记录',
        loadComponent: () => import('./trading/file-accesses').then((m) => m.FileAccesses),
      },
      {
        path: 'parties/:id/full-value',
        title: '看完整号码',
        loadComponent: () => import('./oversight/full-value').then((m) => m.FullValue),
      },
      {
        path: 'personal-views',
        title: '个人信息',
        loadComponent: () => import('./oversight/personal-views').then((m) => m.PersonalViews),
      },
      {
        path: 'resting-deadlines',
        title: '期限重试',
        loadComponent: () => import('./oversight/resting-deadlines').then((m) => m.RestingDeadlines),
      },
      {
        path: 'department-tasks',
        title: '协查',
        loadComponent: () => import('./listing/department-tasks').then((m) => m.DepartmentTasks),
      },
      {
        path: 'parties',
        title: '实名核验',
        loadComponent: () => import('./people/parties').then((m) => m.Parties),
      },
      {
        path: 'issuer-requests',
        title: '统一身份认证关联',
        loadComponent: () => import('./people/issuer-requests').then((m) => m.IssuerRequests),
      },
      {
        path: 'corrections',
        title: '资料更正',
        loadComponent: () => import('./people/corrections').then((m) => m.Corrections),
      },
      {
        path: 'number-releases',
        title: '空出证件号码',
        loadComponent: () => import('./people/number-releases').then((m) => m.NumberReleases),
      },
      {
        path: 'phone-changes',
        title: '换绑手机号',
        loadComponent: () => import('./people/phone-changes').then((m) => m.PhoneChanges),
      },
      {
        path: 'party-stops',
        title: '停办和代办人',
        loadComponent: () => import('./people/party-stops').then((m) => m.PartyStops),
      },
      {
        path: 'bars',
        title: '限制名单',
        loadComponent: () => import('./people/bars').then((m) => m.BarList),
      },
      {
        path: 'filings',
        title: '代办申请',
        loadComponent: () => import('./people/filing').then((m) => m.Filing),
      },
      {
        path: 'filings/:id',
        title: '代办申请',
        loadComponent: () => import('../my/desk/my-project').then((m) => m.MyProject),
      },
      {
        path: 'filings/:id/history',
        title: '变动记录',
        loadComponent: () => import('../my/oversight/own-history').then((m) => m.OwnHistory),
      },
      {
        path: 'key',
        title: '我的密钥',
        loadComponent: () => import('../my/listing/key-page').then((m) => m.KeyPage),
      },
      ...staffRoutes,
      {
        path: 'audit-state',
        title: '变动记录核对',
        loadComponent: () => import('./oversight/audit-state').then((m) => m.AuditStatePage),
      },
      {
        path: 'risk-figures',
        title: '风险数字',
        loadComponent: () => import('./listing/risk-figures').then((m) => m.RiskFigures),
      },
      {
        path: 'members',
        title: '本村成员',
        loadComponent: () => import('./people/members').then((m) => m.Members),
      },
      {
        path: 'village-points',
        title: '各村定位点',
        loadComponent: () => import('./people/village-points').then((m) => m.VillagePoints),
      },
      {
        path: 'questions',
        title: '咨询',
        loadComponent: () => import('./publicity/questions').then((m) => m.Questions),
      },
      {
        path: 'parcels',
        title: '地块登记',
        loadComponent: () => import('./property/parcels').then((m) => m.Parcels),
      },
      {
        path: 'parcels/:id',
        title: '地块',
        loadComponent: () => import('./property/parcel-page').then((m) => m.ParcelPage),
      },
      {
        path: 'sessions',
        title: '今天的场次',
        loadComponent: () => import('./trading/session-board').then((m) => m.SessionBoard),
      },
      {
        path: 'session-questions',
        title: '竞价待决定',
        loadComponent: () => import('./trading/session-questions').then((m) => m.SessionQuestions),
      },
      {
        path: 'social-reviews',
        title: '社会资本审查',
        loadComponent: () => import('./trading/social-reviews').then((m) => m.SocialReviews),
      },
      {
        path: 'objections',
        title: '异议和投诉',
        loadComponent: () => import('./trading/objections').then((m) => m.Objections),
      },
      {
        path: 'risks',
        title: '风险提示',
        loadComponent: () => import('./listing/risks').then((m) => m.Risks),
      },
      {
        path: 'bonds',
        title: '履约保证金和违约赔付',
        loadComponent: () => import('./closing/bonds-page').then((m) => m.BondsPage),
      },
      {
        path: 'ending-notices',
        title: '解除合同',
        loadComponent: () => import('./closing/ending-notices').then((m) => m.EndingNotices),
      },
      {
        path: 'reconsiderations',
        title: '复核',
        loadComponent: () => import('./listing/reconsiderations').then((m) => m.ReconsiderationList),
      },
      {
        path: 'messages',
        title: '没有发出去的消息',
        loadComponent: () => import('./people/messages-desk').then((m) => m.MessagesDesk),
      },
      {
        path: 'mouth-tellings',
        title: '当面告知',
        loadComponent: () => import('./people/mouth-list').then((m) => m.MouthListPage),
      },
      {
        path: 'rules',
        title: '规则和日历',
        loadComponent: () => import('./rules/rulings').then((m) => m.Rulings),
      },
      {
        path: 'finance',
        title: '财务',
        loadChildren: () => import('./money/money.routes').then((m) => m.MONEY_ROUTES),
      },
      {
        path: 'days',
        title: '日终对账',
        loadComponent: () => import('./money/days').then((m) => m.Days),
      },
      {
        path: 'days/:bank/:day',
        title: '一天的对账',
        loadComponent: () => import('./money/day-page').then((m) => m.DayPage),
      },
      {
        path: 'statements',
        title: '资金报表',
        loadComponent: () => import('./money/statements').then((m) => m.Statements),
      },
      {
        path: 'statements/:kind/:id',
        title: '资金分户账',
        loadComponent: () => import('./money/account-statement').then((m) => m.AccountStatement),
      },
      {
        path: 'vouchers',
        title: '收据',
        loadComponent: () => import('./money/vouchers').then((m) => m.Vouchers),
      },
      {
        path: 'archives',
        title: '档案',
        loadComponent: () => import('./closing/archives').then((m) => m.Archives),
      },
      {
        path: 'certificates',
        title: '鉴证书',
        loadComponent: () => import('./closing/certificates').then((m) => m.Certificates),
      },
    ],
  },
];
