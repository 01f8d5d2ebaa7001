const GROUP_CODE = /^(\d{12})(0[1-9]|[1-9]\d)$/;

/** A 村民小组 that has no 统一社会信用代码: the code of its village and the number of the group, 01 to 99. */
export function isVillageGroupCode(text: string): boolean {
  return GROUP_CODE.test(text);
}

/** Of which village a group is; nothing where the text is no group's. */
export function villageOfGroup(text: string): string | undefined {
  return GROUP_CODE.exec(text)?.[1];
}

/** 兰光村 and 03 of the code: 兰光村第3村民小组. */
export function villageGroupName(villageName: string, code: string): string {
  return `${villageName}第${Number(GROUP_CODE.exec(code)?.[2])}村民小组`;
}
