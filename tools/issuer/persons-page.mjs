// @ts-check

/** @typedef {{ sub: string, name: string, id_number: string, phone_number: string, level: string, remark: string }} Person */

const STYLE = `body{font:18px/1.6 sans-serif;max-width:36rem;margin:2rem auto;padding:0 1rem}
a{display:block;border:1px solid #888;border-radius:6px;padding:.6rem 1rem;margin:.6rem 0;color:inherit;text-decoration:none}
a:hover,a:focus{border-color:#0a5}small{color:#555}`;

/**
 * 选一个人登录：invented people, one line each.
 * @param {string} uid of the sign-in that is under way
 * @param {readonly Person[]} people
 */
export function personsPage(uid, people) {
  const rows = people.map(
    ({ sub, name, remark }) =>
      `<a href="/persons/${uid}?sub=${encodeURIComponent(sub)}"><b>${escape(name)}</b><br><small>${escape(remark)}</small></a>`,
  );
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>统一身份认证（演示）</title><style>${STYLE}</style>
<h1>统一身份认证（演示）</h1><p>这里代替真正的统一身份认证。人都是编的，点一个就以他的身份登录。</p>
${rows.join('\n')}
<a href="/persons/${uid}?sub=">不登录，回到平台</a></html>`;
}

/** @param {string} text */
function escape(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
