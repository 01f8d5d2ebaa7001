import type { ErrorRow } from './error-row.js';

/** What is wrong with a line of a bank's file, or with what was said about the bank. */
export const BANK_ERRORS = {
  'bank.no-head': {
    status: 422,
    sentence:
      '文件里没有找到表头。请从银行重新导出带表头的明细；换了银行或者格式的，先在“银行设置”里改列名。',
  },
  'bank.column-missing': {
    status: 422,
    sentence:
      '文件里没有“{column}”这一列。文件现在的列是：{there}。银行改了格式的，先在“银行设置”里改列名，两个人确认后再导入。',
  },
  'bank.column-twice': {
    status: 422,
    sentence: '文件里有两列都叫“{column}”，分不清用哪一列。请向银行要列名不重复的明细。',
  },
  'bank.other-account': {
    status: 422,
    sentence: '{place}的账号是 {account}，不是中心的账户 {own}。这份文件整份不收，请核对是不是下错了账户。',
  },
  'bank.account-not-said': {
    status: 422,
    sentence: '文件没有写是哪个账户的，不能收。请向银行要带账号的对账单。',
  },
  'bank.currency': { status: 422, sentence: '币种是“{currency}”，不是人民币。' },
  'bank.no-day': { status: 422, sentence: '“{column}”不是日期。' },
  'bank.bad-time': { status: 422, sentence: '“{column}”不是时间，或者和日期对不上。' },
  'bank.no-flow-number': { status: 422, sentence: '没有流水号，或者流水号里有字母、数字以外的字符。' },
  'bank.no-amount': { status: 422, sentence: '没有金额。' },
  'bank.both-amounts': { status: 422, sentence: '收入和支出都有金额，分不清方向。' },
  'bank.negative': { status: 422, sentence: '“{column}”是负数，是银行自己的冲正。请对着银行流水人工处理。' },
  'bank.no-direction': { status: 422, sentence: '“{column}”看不出是收入还是支出。' },
  'bank.bad-balance': { status: 422, sentence: '“{column}”不是金额。' },
  'bank.balance-broken': {
    status: 422,
    sentence:
      '第 {line} 行的余额是 {written} 元，照前一行算应当是 {expected} 元：中间少了行，或者有人改过。请从银行重新导出全部明细，不要筛选。',
  },
  'bank.sum-broken': {
    status: 422,
    sentence:
      '对账单写的期末余额是 {written} 元，照各笔算是 {expected} 元。文件不完整或者改过，整份不收。请从银行重新下载。',
  },
  'bank.lines-missing': {
    status: 422,
    sentence: '对账单写着有 {said} 笔，实际只有 {found} 笔。文件不完整，整份不收。请从银行重新下载。',
  },
  'bank.too-many-lines': {
    status: 422,
    sentence: '文件超过 {max} 笔，一次收不下。请按日期分成几份导出。',
  },
  'bank.text-too-long': { status: 422, sentence: '“{column}”太长，最多 {max} 个字。' },
  'bank.shortened-number': {
    status: 422,
    sentence:
      '“{column}”被表格软件缩短了（例如 6.2E+18），后几位已经丢了。请从银行重新导出，不要用表格软件打开后另存。',
  },
  'bank.columns-incomplete': {
    status: 422,
    sentence:
      '没有写明“{column}”在哪一列。金额要么一列有正负号，要么一列加借贷方向，要么收入、支出各一列，只选一种。',
  },
  'bank.columns-doubled': { status: 422, sentence: '“{column}”这一列已经用在“{other}”上，不能用两次。' },
  'bank.bad-bank-number': { status: 422, sentence: '联行号是 12 位数字。' },
  'bank.unknown-order': { status: 422, sentence: '这个付款指令号不是中心发出去的付款。请和银行核对。' },
  'bank.status-without-order': { status: 422, sentence: '银行没有写是哪一笔付款。' },
  'bank.status-unknown': { status: 422, sentence: '银行写的状态“{status}”不认识。请和银行核对。' },
  'bank.status-without-flow-number': {
    status: 422,
    sentence: '银行说付成了，但没有写流水号。等对账单里有这一笔再记，或者由两个人登记。',
  },
  'bank.order-of-other-account': { status: 422, sentence: '这笔付款不是从这个账户付的。请和银行核对。' },
  'bank.payee-unreachable': {
    status: 422,
    sentence: '收款人“{name}”的户名或者账号写不进银行的文件。请先更正登记，或者这一笔在网银上付。',
  },
  'bank.order-differs': {
    status: 422,
    sentence: '付款单是 {expected} 元，银行写的是 {written} 元，对不上。请和银行核对，先不要确认。',
  },
} as const satisfies Record<string, ErrorRow>;

/** Why a whole file of the bank is not taken, or something about it cannot be done now. */
export const BANK_FILE_ERRORS = {
  'bank.other-form': {
    status: 422,
    sentence:
      '平台收银行的对账单、到账通知、付款状态三种报文，或者表格。这份文件写的是“{form}”，不是其中一种，或者版本不同。请和银行约定版本。',
  },
  'bank.old-excel': {
    status: 422,
    sentence: '这是旧的 Excel 格式，不能收。请从银行导出新的 Excel 格式或者文本表格，不要自己另存。',
  },
  'bank.broken-file': {
    status: 422,
    sentence: '文件读到{place}就读不下去了：没有下载完，或者坏了。整份不收，请从银行重新下载。',
  },
  'bank.declares-type': {
    status: 422,
    sentence: '文件里带着文档类型声明，银行的报文没有这样的东西，整份不收。请向银行核实文件来源。',
  },
  'bank.text-unreadable': {
    status: 422,
    sentence: '文件的文字读不出来：不是国标码，也不是通用码。请从银行重新导出。',
  },
  'bank.head-invalid': {
    status: 422,
    sentence: '报文开头的“{element}”不合格式，整份不收。请把文件退给银行。',
  },
  'bank.entry-invalid': { status: 422, sentence: '这一笔的“{element}”不合银行报文的格式。' },
  'bank.entry-too-large': {
    status: 422,
    sentence: '第 {line} 笔大得不像一笔账，整份不收。请把文件退给银行。',
  },
  'bank.details-differ': { status: 422, sentence: '这一笔下面各笔明细加起来不等于这一笔的金额。' },
  'bank.not-booked': { status: 422, sentence: '这一笔银行还没有记账（{status}）。记账以后会再出现。' },
  'bank.account-currency': { status: 422, sentence: '文件是 {currency} 账户的，不是人民币账户，整份不收。' },
  'bank.group-refused': {
    status: 422,
    sentence: '银行整批没有受理 {message}：{reason}。这一批都没有付，请改好后重新导出。',
  },
  'bank.too-many-bad': {
    status: 422,
    sentence: '到第 {line} 笔已经有 {max} 笔读不了，整份不收。请核对是不是这家银行的文件、列名对不对。',
  },
  'bank.line-changed': {
    status: 409,
    sentence:
      '这个流水号以前导入过，金额或者方向和现在不一样：银行事后改了对账单。请和银行核对，由两个人处理。',
  },
  'bank.out-without-order': {
    status: 409,
    sentence: '这笔支出对不上任何付款单。请查清是谁付的、付给谁，再在日终核对里说明。',
  },
  'bank.reversal': { status: 409, sentence: '这是银行自己的冲正。请对着原来那一笔，由两个人处理。' },
  'bank.no-columns': {
    status: 409,
    sentence: '还没有登记这家银行的表格怎么读。请先在“银行设置”里写列名，两个人确认后再导入。',
  },
  'bank.no-profile': {
    status: 409,
    sentence: '还没有登记这个账户的账号和开户行。请先在“银行设置”里填写，两个人确认后再导入、导出。',
  },
  'bank.too-heavy': {
    status: 422,
    sentence: '文件读得太久或者太占内存，停下了，整份不收。请按日期分成几份导出。',
  },
  'bank.same-file': {
    status: 409,
    sentence: '这份文件已经在 {at} 导入过了。不用再导；要看结果，打开那一份。',
  },
  'bank.statement-busy': { status: 409, sentence: '这份文件现在不能这样办，可能别人刚办过。请刷新再看。' },
  'bank.by-hand': {
    status: 409,
    sentence: '还没有接通和银行的专线。请从网银下载明细或者对账单，再在这里导入。',
  },
  'bank.down': {
    status: 503,
    sentence: '银行现在没有应答。请过几分钟再取；一直取不到的，从网银下载后导入。',
  },
  'bank.nothing-new': { status: 409, sentence: '这份文件里没有新的、能收的笔。请选“整份不收”。' },
  'bank.profile-proposed': { status: 409, sentence: '这个账户已经有一份改动在等复核。请先答复那一份。' },
  'bank.nothing-to-pay': {
    status: 409,
    sentence: '这一批里没有可以交给银行的付款：还没有复核，或者银行都已经答复。复核以后再导出。',
  },
} as const satisfies Record<string, ErrorRow>;
