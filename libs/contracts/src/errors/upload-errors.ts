import type { ErrorRow } from './error-row.js';

/** Why a file is not taken in; each says what to do instead. */
export const UPLOAD_ERRORS = {
  'file.unmarked': {
    status: 503,
    sentence: '这份材料现在加不上您的名字和时间，暂时不能打开。请过一会儿再试；再不行请报给系统管理员。',
    rule: '个人信息保护法 第五十一条',
  },
  'file.empty': { status: 422, sentence: '没有收到文件，或者文件是空的。请重新选择。' },
  'file.too-large': { status: 413, sentence: '文件太大，最大 {max} MB。请压缩照片后再上传。' },
  'file.wrong-type': { status: 415, sentence: '只能上传照片（JPG、PNG）或 PDF 文件。' },
  'file.heic': {
    status: 415,
    sentence:
      '这是苹果手机的 HEIC 格式，很多电脑打不开。请在手机“设置、相机、格式”里选“兼容性最佳”再拍，或者把照片截图，传 JPG。',
  },
  'file.incomplete': { status: 400, sentence: '文件没有传完。请看看网络，再传一次。' },
  'file.too-slow': { status: 408, sentence: '传得太慢，断开了。请换个信号好的地方，或者把文件压小再传。' },
  'file.picture-broken': {
    status: 422,
    sentence: '这张照片打不开，可能没有存完整。请在手机上点开看看，重新拍或者重新选一张。',
  },
  'file.too-many-pixels': {
    status: 422,
    sentence: '照片的像素太多，最多 {max} 百万像素。请用手机的普通模式拍，或者缩小后再传。',
  },
  'file.paper-broken': {
    status: 422,
    sentence: '这个 PDF 打不开，或者一页也没有。请在电脑上打开看看，重新导出或者扫描后再传。',
  },
  'file.paper-locked': { status: 422, sentence: '这个 PDF 设了密码。请去掉密码，另存一份再传。' },
  'file.paper-active': {
    status: 422,
    sentence:
      '这个 PDF 里带有脚本、附件或者会自己运行的东西，不能收。请打印成 PDF，只留下看得见的各页，再传。',
  },
  'file.too-many-pages': { status: 422, sentence: '一个 PDF 最多 {max} 页。请分成几份再传。' },
  'upload.too-many': { status: 429, sentence: '您有 {max} 个文件正在上传。请等传完一个，再传下一个。' },
  'upload.draft-full': {
    status: 413,
    sentence: '这份材料已经有 {used} MB，一份最多 {max} MB。请删掉用不着的，或者压小后再传。',
  },
  'upload.day-full': {
    status: 429,
    sentence: '您今天已经传了 {used} MB，每人每天最多 {max} MB。请明天再传；急办的请联系中心。',
  },
  'work.crowded': { status: 503, sentence: '现在传文件的人多，这一个没有收下。请等 {wait}再传。' },
} as const satisfies Record<string, ErrorRow>;
