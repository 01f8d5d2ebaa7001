// @ts-check
import fs from 'node:fs';

const FOLDER = 'apps/e2e/src/independent';

/**
 * What a run of the list has not run, and who does: a line each.
 * @param {{ hasTools: boolean, otherNode: string | undefined, hasBrowser: boolean }} run
 * @returns {string[]}
 */
export function leftOut({ hasTools, otherNode, hasBrowser }) {
  const specs = fs.readdirSync(FOLDER).filter((name) => name.endsWith('.spec.ts'));
  return [
    ...(hasTools
      ? []
      : [
          `没跑：用独立工具（pdfsig、qpdf、pdftoppm、zbarimg、nginx）核对的 ${specs.join('、')}（在 ${FOLDER}），.ci/run 会跑。`,
        ]),
    ...(otherNode
      ? []
      : [
          '没跑：在镜像用的 Node 24 上再跑一遍的领域、部分接口、启动和一笔交易（tools/check/other-node.mjs），.ci/run 会跑。',
        ]),
    ...(hasBrowser ? [] : ['没跑：浏览器里的办事过程（apps/e2e/src/journeys），因为没有浏览器。']),
  ];
}
