import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { type ErrorCode, isCoded } from '../shared/errors.js';
import type { Logger } from '../shared/logger.js';

const statusOfCode: Partial<Record<ErrorCode, number>> = {
  REQUEST_INVALID: 400,
  WEBHOOK_FORGED: 401,
  REQUEST_FOREIGN: 403,
  REQUEST_NOT_FOUND: 404,
  MEDIA_NOT_FOUND: 404,
  TICKET_NOT_FOUND: 404,
  CHANNEL_TAKEN: 409,
  REQUEST_TOO_LARGE: 413,
  MEDIA_TOO_LARGE: 413,
  MEDIA_WRONG_TYPE: 415,
  REQUEST_TOO_MANY: 429,
  MESSAGE_NOT_STORED: 503,
  STORE_UNREACHABLE: 503,
  STORE_WRITE_FAILED: 503,
  MEDIA_NOT_KEPT: 507,
  MEDIA_ROOM_FULL: 507,
};

/** What the HTTP layer itself refuses (broken JSON, wrong content type, too large), by status. */
const codeOfStatus: Record<number, ErrorCode> = { 404: 'REQUEST_NOT_FOUND', 413: 'REQUEST_TOO_LARGE' };

/** Answers every error as `{ error: { code, fields } }`. Fields of our own errors hold no personal data by contract. */
export function answerError(logger: Logger) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    if (isCoded(error)) {
      const status = statusOfCode[error.code] ?? 500;
      if (status >= 500) logger.error({ error, route: request.routeOptions.url }, 'web request failed');
      return reply.code(status).send({ error: { code: error.code, fields: error.fields } });
    }
    const status = error.statusCode ?? 500;
    if (status < 500) {
      return reply
        .code(status)
        .send({ error: { code: codeOfStatus[status] ?? 'REQUEST_INVALID', fields: {} } });
    }
    logger.error({ error, route: request.routeOptions.url }, 'web request failed');
    return reply.code(500).send({ error: { code: 'REQUEST_FAILED', fields: {} } });
  };
}

export function answerNotFound(_request: FastifyRequest, reply: FastifyReply) {
  return reply.code(404).send({ error: { code: 'REQUEST_NOT_FOUND', fields: {} } });
}
