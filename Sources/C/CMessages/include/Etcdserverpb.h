/* Made by scripts/generate from the files in proto/. Do not edit. */
#pragma once
#include <stddef.h>
#include <stdint.h>
#if __has_feature(modules)
#pragma clang module import CProtobufC
#else
#include <protobuf-c/protobuf-c.h>
#endif
typedef struct Etcdserverpb_ResponseHeader Etcdserverpb_ResponseHeader;
typedef struct Etcdserverpb_KeyValue Etcdserverpb_KeyValue;
typedef struct Etcdserverpb_RangeRequest Etcdserverpb_RangeRequest;
typedef struct Etcdserverpb_RangeResponse Etcdserverpb_RangeResponse;
typedef struct Etcdserverpb_PutRequest Etcdserverpb_PutRequest;
typedef struct Etcdserverpb_PutResponse Etcdserverpb_PutResponse;
typedef struct Etcdserverpb_DeleteRangeRequest Etcdserverpb_DeleteRangeRequest;
typedef struct Etcdserverpb_DeleteRangeResponse Etcdserverpb_DeleteRangeResponse;
typedef struct Etcdserverpb_Event Etcdserverpb_Event;
typedef struct Etcdserverpb_WatchRequest Etcdserverpb_WatchRequest;
typedef struct Etcdserverpb_WatchCreateRequest Etcdserverpb_WatchCreateRequest;
typedef struct Etcdserverpb_WatchCancelRequest Etcdserverpb_WatchCancelRequest;
typedef struct Etcdserverpb_WatchResponse Etcdserverpb_WatchResponse;
typedef struct Etcdserverpb_LeaseGrantRequest Etcdserverpb_LeaseGrantRequest;
typedef struct Etcdserverpb_LeaseGrantResponse Etcdserverpb_LeaseGrantResponse;
typedef struct Etcdserverpb_LeaseRevokeRequest Etcdserverpb_LeaseRevokeRequest;
typedef struct Etcdserverpb_LeaseRevokeResponse Etcdserverpb_LeaseRevokeResponse;
typedef struct Etcdserverpb_LeaseKeepAliveRequest Etcdserverpb_LeaseKeepAliveRequest;
typedef struct Etcdserverpb_LeaseKeepAliveResponse Etcdserverpb_LeaseKeepAliveResponse;

/* etcdserverpb.ResponseHeader */
struct Etcdserverpb_ResponseHeader {
  ProtobufCMessage base;
  uint64_t cluster_id;
  uint64_t member_id;
  int64_t revision;
  uint64_t raft_term;
};
extern const ProtobufCMessageDescriptor Etcdserverpb_ResponseHeader__descriptor;
static inline const void *Etcdserverpb_ResponseHeader__table(void) { return &Etcdserverpb_ResponseHeader__descriptor; }

/* etcdserverpb.KeyValue */
struct Etcdserverpb_KeyValue {
  ProtobufCMessage base;
  ProtobufCBinaryData key;
  int64_t create_revision;
  int64_t mod_revision;
  int64_t version;
  ProtobufCBinaryData value;
  int64_t lease;
};
extern const ProtobufCMessageDescriptor Etcdserverpb_KeyValue__descriptor;
static inline const void *Etcdserverpb_KeyValue__table(void) { return &Etcdserverpb_KeyValue__descriptor; }

/* etcdserverpb.RangeRequest */
struct Etcdserverpb_RangeRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData key;
  ProtobufCBinaryData range_end;
  int64_t limit;
  int64_t revision;
};
extern const ProtobufCMessageDescriptor Etcdserverpb_RangeRequest__descriptor;
static inline const void *Etcdserverpb_RangeRequest__table(void) { return &Etcdserverpb_RangeRequest__descriptor; }

/* etcdserverpb.RangeResponse */
struct Etcdserverpb_RangeResponse {
  ProtobufCMessage base;
  struct Etcdserverpb_ResponseHeader * header;
  size_t n_kvs;
  struct Etcdserverpb_KeyValue * *kvs;
  protobuf_c_boolean more;
  int64_t count;
};
extern const ProtobufCMessageDescriptor Etcdserverpb_RangeResponse__descriptor;
static inline const void *Etcdserverpb_RangeResponse__table(void) { return &Etcdserverpb_RangeResponse__descriptor; }

/* etcdserverpb.PutRequest */
struct Etcdserverpb_PutRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData key;
  ProtobufCBinaryData value;
  int64_t lease;
  protobuf_c_boolean prev_kv;
};
extern const ProtobufCMessageDescriptor Etcdserverpb_PutRequest__descriptor;
static inline const void *Etcdserverpb_PutRequest__table(void) { return &Etcdserverpb_PutRequest__descriptor; }

/* etcdserverpb.PutResponse */
struct Etcdserverpb_PutResponse {
  ProtobufCMessage base;
  struct Etcdserverpb_ResponseHeader * header;
  struct Etcdserverpb_KeyValue * prev_kv;
};
extern const ProtobufCMessageDescriptor Etcdserverpb_PutResponse__descriptor;
static inline const void *Etcdserverpb_PutResponse__table(void) { return &Etcdserverpb_PutResponse__descriptor; }

/* etcdserverpb.DeleteRangeRequest */
struct Etcdserverpb_DeleteRangeRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData key;
  ProtobufCBinaryData range_end;
};
extern const ProtobufCMessageDescriptor Etcdserverpb_DeleteRangeRequest__descriptor;
static inline const void *Etcdserverpb_DeleteRangeRequest__table(void) { return &Etcdserverpb_DeleteRangeRequest__descriptor; }

/* etcdserverpb.DeleteRangeResponse */
struct Etcdserverpb_DeleteRangeResponse {
  ProtobufCMessage base;
  struct Etcdserverpb_ResponseHeader * header;
  int64_t deleted;
};
extern const ProtobufCMessageDescriptor Etcdserverpb_DeleteRangeResponse__descriptor;
static inline const void *Etcdserverpb_DeleteRangeResponse__table(void) { return &Etcdserverpb_DeleteRangeResponse__descriptor; }

/* etcdserverpb.Event */
struct Etcdserverpb_Event {
  ProtobufCMessage base;
  int32_t type;
  struct Etcdserverpb_KeyValue * kv;
};
extern const ProtobufCMessageDescriptor Etcdserverpb_Event__descriptor;
static inline const void *Etcdserverpb_Event__table(void) { return &Etcdserverpb_Event__descriptor; }

/* etcdserverpb.WatchRequest */
struct Etcdserverpb_WatchRequest {
  ProtobufCMessage base;
  uint32_t request_union_case;
  union {
    struct Etcdserverpb_WatchCreateRequest * create_request;
    struct Etcdserverpb_WatchCancelRequest * cancel_request;
  } request_union;
};
extern const ProtobufCMessageDescriptor Etcdserverpb_WatchRequest__descriptor;
static inline const void *Etcdserverpb_WatchRequest__table(void) { return &Etcdserverpb_WatchRequest__descriptor; }

/* etcdserverpb.WatchCreateRequest */
struct Etcdserverpb_WatchCreateRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData key;
  ProtobufCBinaryData range_end;
  int64_t start_revision;
};
extern const ProtobufCMessageDescriptor Etcdserverpb_WatchCreateRequest__descriptor;
static inline const void *Etcdserverpb_WatchCreateRequest__table(void) { return &Etcdserverpb_WatchCreateRequest__descriptor; }

/* etcdserverpb.WatchCancelRequest */
struct Etcdserverpb_WatchCancelRequest {
  ProtobufCMessage base;
  int64_t watch_id;
};
extern const ProtobufCMessageDescriptor Etcdserverpb_WatchCancelRequest__descriptor;
static inline const void *Etcdserverpb_WatchCancelRequest__table(void) { return &Etcdserverpb_WatchCancelRequest__descriptor; }

/* etcdserverpb.WatchResponse */
struct Etcdserverpb_WatchResponse {
  ProtobufCMessage base;
  struct Etcdserverpb_ResponseHeader * header;
  int64_t watch_id;
  protobuf_c_boolean created;
  protobuf_c_boolean canceled;
  size_t n_events;
  struct Etcdserverpb_Event * *events;
};
extern const ProtobufCMessageDescriptor Etcdserverpb_WatchResponse__descriptor;
static inline const void *Etcdserverpb_WatchResponse__table(void) { return &Etcdserverpb_WatchResponse__descriptor; }

/* etcdserverpb.LeaseGrantRequest */
struct Etcdserverpb_LeaseGrantRequest {
  ProtobufCMessage base;
  int64_t ttl;
  int64_t id;
};
extern const ProtobufCMessageDescriptor Etcdserverpb_LeaseGrantRequest__descriptor;
static inline const void *Etcdserverpb_LeaseGrantRequest__table(void) { return &Etcdserverpb_LeaseGrantRequest__descriptor; }

/* etcdserverpb.LeaseGrantResponse */
struct Etcdserverpb_LeaseGrantResponse {
  ProtobufCMessage base;
  struct Etcdserverpb_ResponseHeader * header;
  int64_t id;
  int64_t ttl;
  ProtobufCBinaryData error;
};
extern const ProtobufCMessageDescriptor Etcdserverpb_LeaseGrantResponse__descriptor;
static inline const void *Etcdserverpb_LeaseGrantResponse__table(void) { return &Etcdserverpb_LeaseGrantResponse__descriptor; }

/* etcdserverpb.LeaseRevokeRequest */
struct Etcdserverpb_LeaseRevokeRequest {
  ProtobufCMessage base;
  int64_t id;
};
extern const ProtobufCMessageDescriptor Etcdserverpb_LeaseRevokeRequest__descriptor;
static inline const void *Etcdserverpb_LeaseRevokeRequest__table(void) { return &Etcdserverpb_LeaseRevokeRequest__descriptor; }

/* etcdserverpb.LeaseRevokeResponse */
struct Etcdserverpb_LeaseRevokeResponse {
  ProtobufCMessage base;
  struct Etcdserverpb_ResponseHeader * header;
};
extern const ProtobufCMessageDescriptor Etcdserverpb_LeaseRevokeResponse__descriptor;
static inline const void *Etcdserverpb_LeaseRevokeResponse__table(void) { return &Etcdserverpb_LeaseRevokeResponse__descriptor; }

/* etcdserverpb.LeaseKeepAliveRequest */
struct Etcdserverpb_LeaseKeepAliveRequest {
  ProtobufCMessage base;
  int64_t id;
};
extern const ProtobufCMessageDescriptor Etcdserverpb_LeaseKeepAliveRequest__descriptor;
static inline const void *Etcdserverpb_LeaseKeepAliveRequest__table(void) { return &Etcdserverpb_LeaseKeepAliveRequest__descriptor; }

/* etcdserverpb.LeaseKeepAliveResponse */
struct Etcdserverpb_LeaseKeepAliveResponse {
  ProtobufCMessage base;
  struct Etcdserverpb_ResponseHeader * header;
  int64_t id;
  int64_t ttl;
};
extern const ProtobufCMessageDescriptor Etcdserverpb_LeaseKeepAliveResponse__descriptor;
static inline const void *Etcdserverpb_LeaseKeepAliveResponse__table(void) { return &Etcdserverpb_LeaseKeepAliveResponse__descriptor; }
