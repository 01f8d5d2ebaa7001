import type { Permission } from '@helan/contracts';

/** Whose tab says how many wait. */
export const PAPERS = '/console/liaison-papers';

/** The desks of the console; one is open to whoever has one of its permissions. */
export const TABS: readonly { link: string; name: string; permissions: readonly Permission[] }[] = [
  { link: '/console', name: '今天', permissions: ['readProjects'] },
  { link: '/console/department-tasks', name: '协查', permissions: ['answerQuery'] },
  { link: '/console/filings', name: '代办申请', permissions: ['fileForVillager'] },
  { link: '/console/parties', name: '实名核验', permissions: ['verifyParty'] },
  { link: '/console/qualifications', name: '资格审查', permissions: ['qualifyApplicant'] },
  { link: '/console/social-reviews', name: '社会资本审查', permissions: ['reviewBusiness'] },
  { link: '/console/finance', name: '财务', permissions: ['readFinance'] },
  {
    link: '/console/certificates',
    name: '鉴证书',
    permissions: ['draftCertificate', 'reviewCertificate', 'issueCertificate'],
  },
  { link: '/console/archives', name: '档案', permissions: ['archiveProject'] },
  { link: '/console/members', name: '本村成员', permissions: ['confirmMember'] },
  { link: '/console/village-points', name: '各村定位点', permissions: ['setVillagePoint'] },
  { link: '/console/questions', name: '咨询', permissions: ['answerQuestion'] },
  { link: '/console/parcels', name: '地块登记', permissions: ['readParcels'] },
  { link: '/console/bars', name: '限制名单', permissions: ['readBars'] },
  { link: '/console/session-questions', name: '竞价待决定', permissions: ['readSessionQuestions'] },
  { link: '/console/objections', name: '异议投诉', permissions: ['readObjections'] },
  { link: '/console/ending-notices', name: '解除合同', permissions: ['readEndingNotices'] },
  { link: '/console/risks', name: '风险提示', permissions: ['readRisks'] },
  { link: '/console/stand-ins', name: '代办交接', permissions: ['readStandIns'] },
  { link: PAPERS, name: '代办核对', permissions: ['seeLiaisonPapers'] },
  { link: '/console/escalations', name: '监管逾期', permissions: ['answerForSupervision'] },
  { link: '/console/file-accesses', name: '提前查看', permissions: ['answerForSupervision'] },
  { link: '/console/key', name: '我的密钥', permissions: ['holdKey'] },
  { link: '/console/reconsiderations', name: '复核', permissions: ['readReconsiderations'] },
  { link: '/console/rules', name: '规则和日历', permissions: ['readRulings'] },
  { link: '/console/resting-deadlines', name: '期限重试', permissions: ['keepDeadlines'] },
];
