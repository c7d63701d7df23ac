import { Link } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';
import { useSheet } from './useSheet.js';

type Props = {
  topic: string;
  /** Goes to this question of the topic. */ input?: string;
  className?: string;
  children: ReactNode;
} & Pick<ComponentProps<'a'>, 'aria-current'>;

/** To a topic of the form, or to one of its questions. */
export function TopicLink({ topic, input, children, ...rest }: Props) {
  const { firmId, sheet, onTopic } = useSheet();
  if (onTopic)
    return (
      <a
        {...rest}
        href={`#${topic}`}
        onClick={(event) => {
          event.preventDefault();
          onTopic(topic);
        }}
      >
        {children}
      </a>
    );
  return (
    <Link
      {...rest}
      to="/firms/$firmId/assessments/$assessmentId"
      params={{ firmId, assessmentId: sheet.id }}
      search={{ topic }}
      hash={input && `question-${input}`}
      // the page itself decides where a new topic starts
      resetScroll={false}
      preload={false}
      activeProps={{}}
    >
      {children}
    </Link>
  );
}
