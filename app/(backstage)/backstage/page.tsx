import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { Backstage } from '#components/backstage/backstage.tsx';
import { SignIn } from '#components/backstage/sign-in.tsx';
import { getServices } from '#server/services.ts';
import { identify } from './admit.ts';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function BackstagePage({ searchParams }: Props) {
  const backstage = getServices()?.backstage;
  const crew = backstage ? identify(backstage, await headers()) : 'off';
  if (!backstage || crew === 'off') notFound();
  if (crew === 'sign-in') {
    const { refused } = await searchParams;
    return <SignIn refused={typeof refused === 'string' ? refused : null} />;
  }
  const renderedAt = Date.now();
  return (
    <Backstage initial={backstage.state(crew)} view={backstage.viewAt(renderedAt)} renderedAt={renderedAt} />
  );
}
