/* Made by scripts/generate from the files in proto/. Do not edit. */
#include "CMessages.h"

static const ProtobufCFieldDescriptor Etcdserverpb_ResponseHeader__fields[] = {
  { .name = "cluster_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT64,
    .offset = offsetof(Etcdserverpb_ResponseHeader, cluster_id) },
  { .name = "member_id", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT64,
    .offset = offsetof(Etcdserverpb_ResponseHeader, member_id) },
  { .name = "revision", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(Etcdserverpb_ResponseHeader, revision) },
  { .name = "raft_term", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT64,
    .offset = offsetof(Etcdserverpb_ResponseHeader, raft_term) },
};
static const ProtobufCIntRange Etcdserverpb_ResponseHeader__ranges[] = { { 1, 0 }, { 0, 4 } };
const ProtobufCMessageDescriptor Etcdserverpb_ResponseHeader__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "etcdserverpb.ResponseHeader", .short_name = "ResponseHeader", .c_name = "Etcdserverpb_ResponseHeader",
  .package_name = "etcdserverpb", .sizeof_message = sizeof(Etcdserverpb_ResponseHeader),
  .n_fields = 4, .fields = Etcdserverpb_ResponseHeader__fields,
  .n_field_ranges = 1, .field_ranges = Etcdserverpb_ResponseHeader__ranges,
};

static const ProtobufCFieldDescriptor Etcdserverpb_KeyValue__fields[] = {
  { .name = "key", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(Etcdserverpb_KeyValue, key) },
  { .name = "create_revision", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(Etcdserverpb_KeyValue, create_revision) },
  { .name = "mod_revision", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(Etcdserverpb_KeyValue, mod_revision) },
  { .name = "version", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(Etcdserverpb_KeyValue, version) },
  { .name = "value", .id = 5, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(Etcdserverpb_KeyValue, value) },
  { .name = "lease", .id = 6, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(Etcdserverpb_KeyValue, lease) },
};
static const ProtobufCIntRange Etcdserverpb_KeyValue__ranges[] = { { 1, 0 }, { 0, 6 } };
const ProtobufCMessageDescriptor Etcdserverpb_KeyValue__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "etcdserverpb.KeyValue", .short_name = "KeyValue", .c_name = "Etcdserverpb_KeyValue",
  .package_name = "etcdserverpb", .sizeof_message = sizeof(Etcdserverpb_KeyValue),
  .n_fields = 6, .fields = Etcdserverpb_KeyValue__fields,
  .n_field_ranges = 1, .field_ranges = Etcdserverpb_KeyValue__ranges,
};

static const ProtobufCFieldDescriptor Etcdserverpb_RangeRequest__fields[] = {
  { .name = "key", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(Etcdserverpb_RangeRequest, key) },
  { .name = "range_end", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(Etcdserverpb_RangeRequest, range_end) },
  { .name = "limit", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(Etcdserverpb_RangeRequest, limit) },
  { .name = "revision", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(Etcdserverpb_RangeRequest, revision) },
};
static const ProtobufCIntRange Etcdserverpb_RangeRequest__ranges[] = { { 1, 0 }, { 0, 4 } };
const ProtobufCMessageDescriptor Etcdserverpb_RangeRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "etcdserverpb.RangeRequest", .short_name = "RangeRequest", .c_name = "Etcdserverpb_RangeRequest",
  .package_name = "etcdserverpb", .sizeof_message = sizeof(Etcdserverpb_RangeRequest),
  .n_fields = 4, .fields = Etcdserverpb_RangeRequest__fields,
  .n_field_ranges = 1, .field_ranges = Etcdserverpb_RangeRequest__ranges,
};

static const ProtobufCFieldDescriptor Etcdserverpb_RangeResponse__fields[] = {
  { .name = "header", .id = 1, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(Etcdserverpb_RangeResponse, header), .descriptor = &Etcdserverpb_ResponseHeader__descriptor },
  { .name = "kvs", .id = 2, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(Etcdserverpb_RangeResponse, kvs), .quantifier_offset = offsetof(Etcdserverpb_RangeResponse, n_kvs), .descriptor = &Etcdserverpb_KeyValue__descriptor },
  { .name = "more", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BOOL,
    .offset = offsetof(Etcdserverpb_RangeResponse, more) },
  { .name = "count", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(Etcdserverpb_RangeResponse, count) },
};
static const ProtobufCIntRange Etcdserverpb_RangeResponse__ranges[] = { { 1, 0 }, { 0, 4 } };
const ProtobufCMessageDescriptor Etcdserverpb_RangeResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "etcdserverpb.RangeResponse", .short_name = "RangeResponse", .c_name = "Etcdserverpb_RangeResponse",
  .package_name = "etcdserverpb", .sizeof_message = sizeof(Etcdserverpb_RangeResponse),
  .n_fields = 4, .fields = Etcdserverpb_RangeResponse__fields,
  .n_field_ranges = 1, .field_ranges = Etcdserverpb_RangeResponse__ranges,
};

static const ProtobufCFieldDescriptor Etcdserverpb_PutRequest__fields[] = {
  { .name = "key", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(Etcdserverpb_PutRequest, key) },
  { .name = "value", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(Etcdserverpb_PutRequest, value) },
  { .name = "lease", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(Etcdserverpb_PutRequest, lease) },
  { .name = "prev_kv", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BOOL,
    .offset = offsetof(Etcdserverpb_PutRequest, prev_kv) },
};
static const ProtobufCIntRange Etcdserverpb_PutRequest__ranges[] = { { 1, 0 }, { 0, 4 } };
const ProtobufCMessageDescriptor Etcdserverpb_PutRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "etcdserverpb.PutRequest", .short_name = "PutRequest", .c_name = "Etcdserverpb_PutRequest",
  .package_name = "etcdserverpb", .sizeof_message = sizeof(Etcdserverpb_PutRequest),
  .n_fields = 4, .fields = Etcdserverpb_PutRequest__fields,
  .n_field_ranges = 1, .field_ranges = Etcdserverpb_PutRequest__ranges,
};

static const ProtobufCFieldDescriptor Etcdserverpb_PutResponse__fields[] = {
  { .name = "header", .id = 1, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(Etcdserverpb_PutResponse, header), .descriptor = &Etcdserverpb_ResponseHeader__descriptor },
  { .name = "prev_kv", .id = 2, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(Etcdserverpb_PutResponse, prev_kv), .descriptor = &Etcdserverpb_KeyValue__descriptor },
};
static const ProtobufCIntRange Etcdserverpb_PutResponse__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor Etcdserverpb_PutResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "etcdserverpb.PutResponse", .short_name = "PutResponse", .c_name = "Etcdserverpb_PutResponse",
  .package_name = "etcdserverpb", .sizeof_message = sizeof(Etcdserverpb_PutResponse),
  .n_fields = 2, .fields = Etcdserverpb_PutResponse__fields,
  .n_field_ranges = 1, .field_ranges = Etcdserverpb_PutResponse__ranges,
};

static const ProtobufCFieldDescriptor Etcdserverpb_DeleteRangeRequest__fields[] = {
  { .name = "key", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(Etcdserverpb_DeleteRangeRequest, key) },
  { .name = "range_end", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(Etcdserverpb_DeleteRangeRequest, range_end) },
};
static const ProtobufCIntRange Etcdserverpb_DeleteRangeRequest__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor Etcdserverpb_DeleteRangeRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "etcdserverpb.DeleteRangeRequest", .short_name = "DeleteRangeRequest", .c_name = "Etcdserverpb_DeleteRangeRequest",
  .package_name = "etcdserverpb", .sizeof_message = sizeof(Etcdserverpb_DeleteRangeRequest),
  .n_fields = 2, .fields = Etcdserverpb_DeleteRangeRequest__fields,
  .n_field_ranges = 1, .field_ranges = Etcdserverpb_DeleteRangeRequest__ranges,
};

static const ProtobufCFieldDescriptor Etcdserverpb_DeleteRangeResponse__fields[] = {
  { .name = "header", .id = 1, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(Etcdserverpb_DeleteRangeResponse, header), .descriptor = &Etcdserverpb_ResponseHeader__descriptor },
  { .name = "deleted", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(Etcdserverpb_DeleteRangeResponse, deleted) },
};
static const ProtobufCIntRange Etcdserverpb_DeleteRangeResponse__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor Etcdserverpb_DeleteRangeResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "etcdserverpb.DeleteRangeResponse", .short_name = "DeleteRangeResponse", .c_name = "Etcdserverpb_DeleteRangeResponse",
  .package_name = "etcdserverpb", .sizeof_message = sizeof(Etcdserverpb_DeleteRangeResponse),
  .n_fields = 2, .fields = Etcdserverpb_DeleteRangeResponse__fields,
  .n_field_ranges = 1, .field_ranges = Etcdserverpb_DeleteRangeResponse__ranges,
};

static const ProtobufCFieldDescriptor Etcdserverpb_Event__fields[] = {
  { .name = "type", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_ENUM,
    .offset = offsetof(Etcdserverpb_Event, type) },
  { .name = "kv", .id = 2, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(Etcdserverpb_Event, kv), .descriptor = &Etcdserverpb_KeyValue__descriptor },
};
static const ProtobufCIntRange Etcdserverpb_Event__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor Etcdserverpb_Event__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "etcdserverpb.Event", .short_name = "Event", .c_name = "Etcdserverpb_Event",
  .package_name = "etcdserverpb", .sizeof_message = sizeof(Etcdserverpb_Event),
  .n_fields = 2, .fields = Etcdserverpb_Event__fields,
  .n_field_ranges = 1, .field_ranges = Etcdserverpb_Event__ranges,
};

static const ProtobufCFieldDescriptor Etcdserverpb_WatchRequest__fields[] = {
  { .name = "create_request", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(Etcdserverpb_WatchRequest, request_union.create_request), .quantifier_offset = offsetof(Etcdserverpb_WatchRequest, request_union_case), .descriptor = &Etcdserverpb_WatchCreateRequest__descriptor, .flags = PROTOBUF_C_FIELD_FLAG_ONEOF },
  { .name = "cancel_request", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(Etcdserverpb_WatchRequest, request_union.cancel_request), .quantifier_offset = offsetof(Etcdserverpb_WatchRequest, request_union_case), .descriptor = &Etcdserverpb_WatchCancelRequest__descriptor, .flags = PROTOBUF_C_FIELD_FLAG_ONEOF },
};
static const ProtobufCIntRange Etcdserverpb_WatchRequest__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor Etcdserverpb_WatchRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "etcdserverpb.WatchRequest", .short_name = "WatchRequest", .c_name = "Etcdserverpb_WatchRequest",
  .package_name = "etcdserverpb", .sizeof_message = sizeof(Etcdserverpb_WatchRequest),
  .n_fields = 2, .fields = Etcdserverpb_WatchRequest__fields,
  .n_field_ranges = 1, .field_ranges = Etcdserverpb_WatchRequest__ranges,
};

static const ProtobufCFieldDescriptor Etcdserverpb_WatchCreateRequest__fields[] = {
  { .name = "key", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(Etcdserverpb_WatchCreateRequest, key) },
  { .name = "range_end", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(Etcdserverpb_WatchCreateRequest, range_end) },
  { .name = "start_revision", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(Etcdserverpb_WatchCreateRequest, start_revision) },
};
static const ProtobufCIntRange Etcdserverpb_WatchCreateRequest__ranges[] = { { 1, 0 }, { 0, 3 } };
const ProtobufCMessageDescriptor Etcdserverpb_WatchCreateRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "etcdserverpb.WatchCreateRequest", .short_name = "WatchCreateRequest", .c_name = "Etcdserverpb_WatchCreateRequest",
  .package_name = "etcdserverpb", .sizeof_message = sizeof(Etcdserverpb_WatchCreateRequest),
  .n_fields = 3, .fields = Etcdserverpb_WatchCreateRequest__fields,
  .n_field_ranges = 1, .field_ranges = Etcdserverpb_WatchCreateRequest__ranges,
};

static const ProtobufCFieldDescriptor Etcdserverpb_WatchCancelRequest__fields[] = {
  { .name = "watch_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(Etcdserverpb_WatchCancelRequest, watch_id) },
};
static const ProtobufCIntRange Etcdserverpb_WatchCancelRequest__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor Etcdserverpb_WatchCancelRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "etcdserverpb.WatchCancelRequest", .short_name = "WatchCancelRequest", .c_name = "Etcdserverpb_WatchCancelRequest",
  .package_name = "etcdserverpb", .sizeof_message = sizeof(Etcdserverpb_WatchCancelRequest),
  .n_fields = 1, .fields = Etcdserverpb_WatchCancelRequest__fields,
  .n_field_ranges = 1, .field_ranges = Etcdserverpb_WatchCancelRequest__ranges,
};

static const ProtobufCFieldDescriptor Etcdserverpb_WatchResponse__fields[] = {
  { .name = "header", .id = 1, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(Etcdserverpb_WatchResponse, header), .descriptor = &Etcdserverpb_ResponseHeader__descriptor },
  { .name = "watch_id", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(Etcdserverpb_WatchResponse, watch_id) },
  { .name = "created", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BOOL,
    .offset = offsetof(Etcdserverpb_WatchResponse, created) },
  { .name = "canceled", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BOOL,
    .offset = offsetof(Etcdserverpb_WatchResponse, canceled) },
  { .name = "events", .id = 11, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(Etcdserverpb_WatchResponse, events), .quantifier_offset = offsetof(Etcdserverpb_WatchResponse, n_events), .descriptor = &Etcdserverpb_Event__descriptor },
};
static const ProtobufCIntRange Etcdserverpb_WatchResponse__ranges[] = { { 1, 0 }, { 11, 4 }, { 0, 5 } };
const ProtobufCMessageDescriptor Etcdserverpb_WatchResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "etcdserverpb.WatchResponse", .short_name = "WatchResponse", .c_name = "Etcdserverpb_WatchResponse",
  .package_name = "etcdserverpb", .sizeof_message = sizeof(Etcdserverpb_WatchResponse),
  .n_fields = 5, .fields = Etcdserverpb_WatchResponse__fields,
  .n_field_ranges = 2, .field_ranges = Etcdserverpb_WatchResponse__ranges,
};

static const ProtobufCFieldDescriptor Etcdserverpb_LeaseGrantRequest__fields[] = {
  { .name = "ttl", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(Etcdserverpb_LeaseGrantRequest, ttl) },
  { .name = "id", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(Etcdserverpb_LeaseGrantRequest, id) },
};
static const ProtobufCIntRange Etcdserverpb_LeaseGrantRequest__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor Etcdserverpb_LeaseGrantRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "etcdserverpb.LeaseGrantRequest", .short_name = "LeaseGrantRequest", .c_name = "Etcdserverpb_LeaseGrantRequest",
  .package_name = "etcdserverpb", .sizeof_message = sizeof(Etcdserverpb_LeaseGrantRequest),
  .n_fields = 2, .fields = Etcdserverpb_LeaseGrantRequest__fields,
  .n_field_ranges = 1, .field_ranges = Etcdserverpb_LeaseGrantRequest__ranges,
};

static const ProtobufCFieldDescriptor Etcdserverpb_LeaseGrantResponse__fields[] = {
  { .name = "header", .id = 1, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(Etcdserverpb_LeaseGrantResponse, header), .descriptor = &Etcdserverpb_ResponseHeader__descriptor },
  { .name = "id", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(Etcdserverpb_LeaseGrantResponse, id) },
  { .name = "ttl", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(Etcdserverpb_LeaseGrantResponse, ttl) },
  { .name = "error", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(Etcdserverpb_LeaseGrantResponse, error), .reserved_flags = 1 },
};
static const ProtobufCIntRange Etcdserverpb_LeaseGrantResponse__ranges[] = { { 1, 0 }, { 0, 4 } };
const ProtobufCMessageDescriptor Etcdserverpb_LeaseGrantResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "etcdserverpb.LeaseGrantResponse", .short_name = "LeaseGrantResponse", .c_name = "Etcdserverpb_LeaseGrantResponse",
  .package_name = "etcdserverpb", .sizeof_message = sizeof(Etcdserverpb_LeaseGrantResponse),
  .n_fields = 4, .fields = Etcdserverpb_LeaseGrantResponse__fields,
  .n_field_ranges = 1, .field_ranges = Etcdserverpb_LeaseGrantResponse__ranges,
};

static const ProtobufCFieldDescriptor Etcdserverpb_LeaseRevokeRequest__fields[] = {
  { .name = "id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(Etcdserverpb_LeaseRevokeRequest, id) },
};
static const ProtobufCIntRange Etcdserverpb_LeaseRevokeRequest__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor Etcdserverpb_LeaseRevokeRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "etcdserverpb.LeaseRevokeRequest", .short_name = "LeaseRevokeRequest", .c_name = "Etcdserverpb_LeaseRevokeRequest",
  .package_name = "etcdserverpb", .sizeof_message = sizeof(Etcdserverpb_LeaseRevokeRequest),
  .n_fields = 1, .fields = Etcdserverpb_LeaseRevokeRequest__fields,
  .n_field_ranges = 1, .field_ranges = Etcdserverpb_LeaseRevokeRequest__ranges,
};

static const ProtobufCFieldDescriptor Etcdserverpb_LeaseRevokeResponse__fields[] = {
  { .name = "header", .id = 1, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(Etcdserverpb_LeaseRevokeResponse, header), .descriptor = &Etcdserverpb_ResponseHeader__descriptor },
};
static const ProtobufCIntRange Etcdserverpb_LeaseRevokeResponse__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor Etcdserverpb_LeaseRevokeResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "etcdserverpb.LeaseRevokeResponse", .short_name = "LeaseRevokeResponse", .c_name = "Etcdserverpb_LeaseRevokeResponse",
  .package_name = "etcdserverpb", .sizeof_message = sizeof(Etcdserverpb_LeaseRevokeResponse),
  .n_fields = 1, .fields = Etcdserverpb_LeaseRevokeResponse__fields,
  .n_field_ranges = 1, .field_ranges = Etcdserverpb_LeaseRevokeResponse__ranges,
};

static const ProtobufCFieldDescriptor Etcdserverpb_LeaseKeepAliveRequest__fields[] = {
  { .name = "id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(Etcdserverpb_LeaseKeepAliveRequest, id) },
};
static const ProtobufCIntRange Etcdserverpb_LeaseKeepAliveRequest__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor Etcdserverpb_LeaseKeepAliveRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "etcdserverpb.LeaseKeepAliveRequest", .short_name = "LeaseKeepAliveRequest", .c_name = "Etcdserverpb_LeaseKeepAliveRequest",
  .package_name = "etcdserverpb", .sizeof_message = sizeof(Etcdserverpb_LeaseKeepAliveRequest),
  .n_fields = 1, .fields = Etcdserverpb_LeaseKeepAliveRequest__fields,
  .n_field_ranges = 1, .field_ranges = Etcdserverpb_LeaseKeepAliveRequest__ranges,
};

static const ProtobufCFieldDescriptor Etcdserverpb_LeaseKeepAliveResponse__fields[] = {
  { .name = "header", .id = 1, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(Etcdserverpb_LeaseKeepAliveResponse, header), .descriptor = &Etcdserverpb_ResponseHeader__descriptor },
  { .name = "id", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(Etcdserverpb_LeaseKeepAliveResponse, id) },
  { .name = "ttl", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(Etcdserverpb_LeaseKeepAliveResponse, ttl) },
};
static const ProtobufCIntRange Etcdserverpb_LeaseKeepAliveResponse__ranges[] = { { 1, 0 }, { 0, 3 } };
const ProtobufCMessageDescriptor Etcdserverpb_LeaseKeepAliveResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "etcdserverpb.LeaseKeepAliveResponse", .short_name = "LeaseKeepAliveResponse", .c_name = "Etcdserverpb_LeaseKeepAliveResponse",
  .package_name = "etcdserverpb", .sizeof_message = sizeof(Etcdserverpb_LeaseKeepAliveResponse),
  .n_fields = 3, .fields = Etcdserverpb_LeaseKeepAliveResponse__fields,
  .n_field_ranges = 1, .field_ranges = Etcdserverpb_LeaseKeepAliveResponse__ranges,
};
