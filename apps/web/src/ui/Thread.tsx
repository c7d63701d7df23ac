import css from './Thread.module.css';

/** What was written back and forth, oldest first; own messages stand at the end of the line. */
export const Thread = ({
  label,
  messages,
}: {
  label: string;
  messages: { id: string; author: string; at: string; body: string; own: boolean }[];
}) => (
  <ol className={css.thread} aria-label={label}>
    {messages.map(({ id, author, at, body, own }) => (
      <li key={id} className={css.message} data-own={own || undefined}>
        <span className={css.by}>
          {author} · {at}
        </span>
        <p>{body}</p>
      </li>
    ))}
  </ol>
);
