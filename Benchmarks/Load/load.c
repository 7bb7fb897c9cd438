/* A load generator for unary gRPC calls over HTTP/2: the same for every server that is measured.
 *
 *   load --port N [--connections N] [--streams N] [--seconds S] [--rate R] [--tls] [--path P] [--get]
 *
 * Closed loop: every stream waits for its answer and calls again. With --rate the loop is open: R calls
 * a second are due, whether or not earlier ones were answered, and a latency counts from when its call
 * was due; a call that finds `connections x streams` open ones is counted as `dropped`.
 * An answer counts as ok when it has status 200, grpc-status 0 and 37 bytes of message; with --get (for
 * servers that do not speak gRPC) when it has status 200 and as many bytes. grpc-status 8 counts as
 * `refused`, everything else as an error. Latencies are of ok answers; the rate is of those that came within the
 * S seconds, what was open then gets two seconds more. Prints one flat JSON object. */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <nghttp2/nghttp2.h>
#include <openssl/ssl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

enum { REPLY_BYTES = 42, MAX_OUT = 1 << 20, BUCKETS = 64 * 32 };

typedef struct { double started; int status, grpc, bytes; size_t sent; } Call;
typedef struct {
  int fd; nghttp2_session *h2; SSL *tls; unsigned char out[MAX_OUT]; size_t out_count, out_sent; int open, wants_write;
} Connection;

static int port, connections = 8, streams = 32, use_tls, use_get;
static double seconds = 3, rate;
static const char *path = "/onsale.bench.v1.Bench/Reserve";
static Connection *all;
static int poll_fd;
static double now_s, ends, next_due;
static long ok, in_time, refused, failed, dropped, buckets[BUCKETS];
static unsigned long dice = 88172645463325252ul;
static unsigned char body[5 + 62];

static double clock_s(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

static void die(const char *what) { perror(what); exit(1); }

/* 32 buckets to every doubling of nanoseconds: 3 % wide. */
static void record(double s) {
  unsigned long ns = s < 1e-9 ? 1 : (unsigned long)(s * 1e9);
  int high = 63 - __builtin_clzl(ns), low = high < 5 ? 0 : (ns >> (high - 5)) & 31;
  buckets[high * 32 + low]++;
}

static double percentile(double part) {
  long seen = 0, wanted = (long)(part * ok);
  for (int i = 0; i < BUCKETS; i++)
    if ((seen += buckets[i]) > wanted) return (double)(1ul << (i / 32)) * (1 + (i % 32) / 32.0) / 1000;
  return 0;
}

static ssize_t read_body(nghttp2_session *h2, int32_t id, uint8_t *to, size_t room, uint32_t *flags,
                         nghttp2_data_source *source, void *user) {
  (void)h2; (void)id; (void)user;
  Call *call = source->ptr;
  size_t left = sizeof body - call->sent, count = left < room ? left : room;
  memcpy(to, body + call->sent, count);
  if ((call->sent += count) == sizeof body) *flags |= NGHTTP2_DATA_FLAG_EOF;
  return count;
}

#define FIELD(name, value, length, flags) \
  { (uint8_t *)(name), (uint8_t *)(value), sizeof(name) - 1, (length), (flags) }

static void begin(Connection *c, double due) {
  Call *call = calloc(1, sizeof *call);
  call->started = due;
  call->grpc = -1;
  char trace[64];
  dice ^= dice << 13, dice ^= dice >> 7, dice ^= dice << 17;
  int count = snprintf(trace, sizeof trace, "00-0af7651916cd43dd%016lx-%016lx-00", dice, dice * 3 | 1);
  nghttp2_nv fields[] = {
    FIELD(":method", use_get ? "GET" : "POST", use_get ? 3 : 4, 0),
    FIELD(":scheme", use_tls ? "https" : "http", use_tls ? 5 : 4, 0),
    FIELD(":authority", "localhost", 9, 0), FIELD(":path", path, strlen(path), 0),
    FIELD("grpc-timeout", "5S", 2, 0), FIELD("content-type", "application/grpc", 16, 0),
    FIELD("te", "trailers", 8, 0), FIELD("user-agent", "load/1", 6, 0),
    FIELD("onsale-user", "01980000000000000000000000000001", 32, 0), FIELD("onsale-roles", "buyer", 5, 0),
    FIELD("traceparent", trace, count, NGHTTP2_NV_FLAG_NO_INDEX),
  };
  nghttp2_data_provider provider = {{.ptr = call}, read_body};
  if (nghttp2_submit_request(c->h2, NULL, fields, sizeof fields / sizeof *fields, use_get ? NULL : &provider, call) < 0) {
    free(call);
    failed++;
    return;
  }
  c->open++;
}

static int on_header(nghttp2_session *h2, const nghttp2_frame *frame, const uint8_t *name, size_t name_count,
                     const uint8_t *value, size_t count, uint8_t flags, void *user) {
  (void)count; (void)flags; (void)user;
  Call *call = nghttp2_session_get_stream_user_data(h2, frame->hd.stream_id);
  if (!call) return 0;
  if (name_count == 7 && !memcmp(name, ":status", 7)) call->status = atoi((const char *)value);
  if (name_count == 11 && !memcmp(name, "grpc-status", 11)) call->grpc = atoi((const char *)value);
  return 0;
}

static int on_data(nghttp2_session *h2, uint8_t flags, int32_t id, const uint8_t *data, size_t count, void *user) {
  (void)flags; (void)data; (void)user;
  Call *call = nghttp2_session_get_stream_user_data(h2, id);
  if (call) call->bytes += count;
  return 0;
}

static int on_close(nghttp2_session *h2, int32_t id, uint32_t code, void *user) {
  (void)code;
  Connection *c = user;
  Call *call = nghttp2_session_get_stream_user_data(h2, id);
  if (!call) return 0;
  c->open--;
  if (call->status == 200 && call->bytes == REPLY_BYTES && (use_get || call->grpc == 0)) {
    ok++;
    in_time += now_s <= ends;
    record(now_s - call->started);
  } else if (call->grpc == 8) refused++;
  else failed++;
  free(call);
  if (rate == 0 && now_s < ends) begin(c, now_s);
  return 0;
}

static void watch(Connection *c, int wants_write) {
  if (c->wants_write == wants_write) return;
  c->wants_write = wants_write;
  struct epoll_event event = {EPOLLIN | (wants_write ? EPOLLOUT : 0), {.ptr = c}};
  epoll_ctl(poll_fd, EPOLL_CTL_MOD, c->fd, &event);
}

static void flush(Connection *c) {
  for (;;) {
    const uint8_t *data;
    ssize_t count;
    while (c->out_count < MAX_OUT / 2 && (count = nghttp2_session_mem_send(c->h2, &data)) > 0) {
      memcpy(c->out + c->out_count, data, count);
      c->out_count += count;
    }
    if (c->out_sent == c->out_count) return watch(c, 0);
    size_t left = c->out_count - c->out_sent;
    ssize_t sent = c->tls ? SSL_write(c->tls, c->out + c->out_sent, left) : write(c->fd, c->out + c->out_sent, left);
    if (sent <= 0) {
      if (c->tls ? SSL_get_error(c->tls, sent) == SSL_ERROR_WANT_WRITE : errno == EAGAIN) return watch(c, 1);
      die("write");
    }
    if ((c->out_sent += sent) == c->out_count) c->out_sent = c->out_count = 0;
  }
}

static void readable(Connection *c) {
  static unsigned char in[256 * 1024];
  for (;;) {
    ssize_t count = c->tls ? SSL_read(c->tls, in, sizeof in) : read(c->fd, in, sizeof in);
    if (count <= 0) {
      if (c->tls ? SSL_get_error(c->tls, count) == SSL_ERROR_WANT_READ : count < 0 && errno == EAGAIN) return;
      fprintf(stderr, "the server closed a connection\n");
      exit(1);
    }
    if (nghttp2_session_mem_recv(c->h2, in, count) < 0) die("nghttp2");
    if (!c->tls && count < (ssize_t)sizeof in) return;
  }
}

static void open_connection(Connection *c, SSL_CTX *tls, nghttp2_session_callbacks *callbacks) {
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  c->fd = socket(AF_INET, SOCK_STREAM, 0);
  if (connect(c->fd, (struct sockaddr *)&to, sizeof to) < 0) die("connect");
  int yes = 1;
  setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  if (tls) {
    c->tls = SSL_new(tls);
    SSL_set_fd(c->tls, c->fd);
    if (SSL_connect(c->tls) != 1) die("TLS handshake");
  }
  fcntl(c->fd, F_SETFL, O_NONBLOCK);
  nghttp2_session_client_new(&c->h2, callbacks, c);
  nghttp2_settings_entry settings[] = {{NGHTTP2_SETTINGS_ENABLE_PUSH, 0}, {NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, 100}};
  nghttp2_submit_settings(c->h2, 0, settings, 2);
  nghttp2_session_set_local_window_size(c->h2, 0, 0, 1 << 24);
  struct epoll_event event = {EPOLLIN, {.ptr = c}};
  epoll_ctl(poll_fd, EPOLL_CTL_ADD, c->fd, &event);
}

static void issue_due(void) {
  static int turn;
  while (next_due <= now_s && next_due < ends) {
    Connection *c = &all[turn++ % connections];
    if (c->open < streams) begin(c, next_due); else dropped++;
    next_due += 1 / rate;
  }
}

static long open_calls(void) {
  long count = 0;
  for (int i = 0; i < connections; i++) count += all[i].open;
  return count;
}

static void run(void) {
  struct epoll_event events[256];
  now_s = next_due = clock_s();
  ends = now_s + seconds;
  for (int i = 0; rate == 0 && i < connections; i++)
    for (int j = 0; j < streams; j++) begin(&all[i], now_s);
  /* What is open at the end gets two seconds more. */
  while ((now_s < ends || open_calls() > 0) && now_s < ends + 2) {
    if (rate > 0) issue_due();
    for (int i = 0; i < connections; i++) flush(&all[i]);
    int count = epoll_wait(poll_fd, events, 256, rate > 0 ? 1 : 100);
    now_s = clock_s();
    for (int i = 0; i < count; i++)
      if (events[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR)) readable(events[i].data.ptr);
  }
  failed += open_calls();
  printf("{\"ok\": %ld, \"refused\": %ld, \"failed\": %ld, \"dropped\": %ld, \"rate\": %.0f, \"p50_us\": %.1f, \"p99_us\": %.1f}\n",
         ok, refused, failed, dropped, in_time / seconds, percentile(0.5), percentile(0.99));
}

int main(int count, char **words) {
  for (int i = 1; i < count; i++) {
    const char *value = i + 1 < count ? words[i + 1] : "";
    if (!strcmp(words[i], "--tls")) use_tls = 1;
    else if (!strcmp(words[i], "--get")) use_get = 1;
    else if (!strcmp(words[i], "--port")) port = atoi(value), i++;
    else if (!strcmp(words[i], "--connections")) connections = atoi(value), i++;
    else if (!strcmp(words[i], "--streams")) streams = atoi(value), i++;
    else if (!strcmp(words[i], "--seconds")) seconds = atof(value), i++;
    else if (!strcmp(words[i], "--rate")) rate = atof(value), i++;
    else if (!strcmp(words[i], "--path")) path = value, i++;
    else return fprintf(stderr, "unknown: %s\n", words[i]), 2;
  }
  if (port == 0 || connections < 1 || streams < 1 || seconds > 60) return fprintf(stderr, "see the head of load.c\n"), 2;
  body[4] = 62;
  memcpy(body + 5, "\x0a\x1d" "01980000000000000000000000000" "\x12\x1d" "01980000000000000000000000001", 62);
  nghttp2_session_callbacks *callbacks;
  nghttp2_session_callbacks_new(&callbacks);
  nghttp2_session_callbacks_set_on_header_callback(callbacks, on_header);
  nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks, on_data);
  nghttp2_session_callbacks_set_on_stream_close_callback(callbacks, on_close);
  SSL_CTX *tls = NULL;
  if (use_tls) {
    tls = SSL_CTX_new(TLS_client_method());
    SSL_CTX_set_alpn_protos(tls, (const unsigned char *)"\x02h2", 3);
    SSL_CTX_set_mode(tls, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  }
  poll_fd = epoll_create1(0);
  all = calloc(connections, sizeof *all);
  for (int i = 0; i < connections; i++) open_connection(&all[i], tls, callbacks);
  run();
  return failed > 0 ? 3 : 0;
}
