import { Column, type ValueTransformer } from 'typeorm';

/** `bigint` columns hold whole fen; the driver hands them over as text so that none is ever rounded. */
const fenTransformer: ValueTransformer = {
  from: (text: string | null) => (text === null ? null : BigInt(text)),
  to: (fen: bigint | null | undefined) => (typeof fen === 'bigint' ? fen.toString() : fen),
};

export function FenColumn(options: { nullable?: boolean } = {}): PropertyDecorator {
  return Column('bigint', { ...options, transformer: fenTransformer });
}
