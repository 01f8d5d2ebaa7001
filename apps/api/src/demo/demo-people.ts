import type { Role } from '@helan/contracts';
import type { Department } from '@helan/domain';
import type { DeclarePartyRequest } from '@helan/contracts/requests';

/** Everybody in the demonstration is invented; the places are real. All share one password. */
export const DEMO_PASSWORD = 'helan2026';

/** 立岗镇兰光村, where the demonstration's land lies. */
export const DEMO_VILLAGE = '640122102208';

export interface DemoPerson {
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly regionCode: string;
  readonly party?: DeclarePartyRequest;
  readonly department?: Department;
}

const bankName = '贺兰农村商业银行立岗支行';
const bankNo = '402871000021';
const county = '640122';
const town = '640122102';

function member(
  login: string,
  party: Omit<DeclarePartyRequest, 'bankName' | 'bankNo' | 'villageCode'>,
): DemoPerson {
  return {
    login,
    name: party.name,
    roles: ['MEMBER'],
    regionCode: DEMO_VILLAGE,
    party: { ...party, bankName, bankNo, villageCode: DEMO_VILLAGE },
  };
}

function staff(login: string, name: string, role: Role, regionCode = county): DemoPerson {
  return { login, name, roles: [role], regionCode };
}

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  member('nonghu', {
    kind: 'FARMER_HOUSEHOLD',
    name: '赵禾田',
    idNumber: '640122196203150026',
    phone: '13895310001',
    bankAccount: '6228481000000100106',
  }),
  member('nongchang', {
    kind: 'FAMILY_FARM',
    name: '兰光村禾丰家庭农场',
    idNumber: '93640122MA7TE5T010',
    phone: '13895310002',
    bankAccount: '29010201040001',
    representativeName: '陈丰收',
    representativeIdNumber: '640122197106150010',
  }),
  member('jingmai1', {
    kind: 'PERSON',
    name: '马新雨',
    idNumber: '640122197809020036',
    phone: '13895310003',
    bankAccount: '6228481000000100478',
  }),
  member('jingmai2', {
    kind: 'COOP',
    name: '立岗镇惠泽种植专业合作社',
    idNumber: '93640122MA7TE5T023',
    phone: '13895310004',
    bankAccount: '29010201040002',
    representativeName: '罗惠泽',
    representativeIdNumber: '640122197409180022',
  }),
  member('jingmai3', {
    kind: 'LARGE_GROWER',
    name: '王春晓',
    idNumber: '640122198506110047',
    phone: '13895310005',
    bankAccount: '6228481000000100841',
  }),
  member('qiye', {
    kind: 'ENTERPRISE',
    name: '贺兰塞上粮源农业有限公司',
    idNumber: '91640122MA7TE5T03C',
    phone: '13895310006',
    bankAccount: '29010201040003',
    representativeName: '郭粮源',
    representativeIdNumber: '640122196811030036',
  }),
  member('cunjiti', {
    kind: 'COLLECTIVE',
    name: '立岗镇兰光村股份经济合作社',
    idNumber: 'N2640122MF7TE5T0BY',
    phone: '13895310007',
    bankAccount: '29010201040004',
    representativeName: '田兰光',
    representativeIdNumber: '640122196605120049',
  }),
  staff('cunji', '田守信', 'VILLAGE_LIAISON', DEMO_VILLAGE),
  staff('xiangzhen', '纳明远', 'TOWN_REVIEWER', town),
  staff('shouli', '何静', 'CENTER_ACCEPT'),
  staff('shenhe', '李正言', 'CENTER_REVIEW'),
  staff('fuzeren', '周立公', 'CENTER_APPROVE'),
  staff('zuzhi', '丁准', 'TRADE_HOST'),
  staff('chuna', '钱细分', 'FINANCE_CLERK'),
  staff('fuhe', '孙复真', 'FINANCE_CHECK'),
  staff('jianzheng', '证小岚', 'CERT_CLERK'),
  staff('dangan', '卷宗平', 'ARCHIVIST'),
  staff('jianguan', '察清和', 'SUPERVISOR'),
  staff('jianguan2', '督明理', 'SUPERVISOR_HEAD'),
  staff('cunji2', '白有明', 'VILLAGE_LIAISON', '640122102207'),
  staff('shenhe2', '安细致', 'CENTER_REVIEW'),
  staff('fuzeren2', '梁共商', 'CENTER_APPROVE'),
  staff('xitong', '康维稳', 'SYS_ADMIN'),
  staff('anquan', '安守权', 'SEC_ADMIN'),
  staff('shenji', '纪查明', 'AUDIT_ADMIN'),
  staff('xuanchuan', '文布告', 'CONTENT_EDITOR'),
  staff('jinrong', '融知险', 'FIN_OFFICE'),
  { ...staff('ziran', '陆地政', 'DEPT_USER'), department: 'NATURAL_RESOURCES' },
];
