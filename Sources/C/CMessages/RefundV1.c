/* Made by scripts/generate from the files in proto/. Do not edit. */
#include "CMessages.h"

static const ProtobufCFieldDescriptor RefundV1__Timestamp__fields[] = {
  { .name = "seconds", .id = 1, .label = PROTOBUF_C_LABEL_NONE,
    .type = PROTOBUF_C_TYPE_INT64, .offset = offsetof(RefundV1__Timestamp, seconds) },
  { .name = "nanos", .id = 2, .label = PROTOBUF_C_LABEL_NONE,
    .type = PROTOBUF_C_TYPE_INT32, .offset = offsetof(RefundV1__Timestamp, nanos) },
};
static const ProtobufCIntRange RefundV1__Timestamp__ranges[] = { { 1, 0 }, { 0, 2 } };
static const ProtobufCMessageDescriptor RefundV1__Timestamp__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "google.protobuf.Timestamp", .short_name = "Timestamp", .c_name = "RefundV1__Timestamp",
  .package_name = "google.protobuf", .sizeof_message = sizeof(RefundV1__Timestamp),
  .n_fields = 2, .fields = RefundV1__Timestamp__fields,
  .n_field_ranges = 1, .field_ranges = RefundV1__Timestamp__ranges,
};

static const ProtobufCFieldDescriptor RefundV1_Refund__fields[] = {
  { .name = "refund_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RefundV1_Refund, refund_id), .reserved_flags = 1 },
  { .name = "order_id", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RefundV1_Refund, order_id), .reserved_flags = 1 },
  { .name = "state", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_ENUM,
    .offset = offsetof(RefundV1_Refund, state) },
  { .name = "amount_minor", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(RefundV1_Refund, amount_minor) },
  { .name = "fee_minor", .id = 5, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(RefundV1_Refund, fee_minor) },
  { .name = "currency", .id = 6, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RefundV1_Refund, currency), .reserved_flags = 1 },
  { .name = "reason", .id = 7, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RefundV1_Refund, reason), .reserved_flags = 1 },
  { .name = "requested_at", .id = 8, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(RefundV1_Refund, requested_at), .descriptor = &RefundV1__Timestamp__descriptor },
  { .name = "settled_at", .id = 9, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(RefundV1_Refund, settled_at), .descriptor = &RefundV1__Timestamp__descriptor },
};
static const ProtobufCIntRange RefundV1_Refund__ranges[] = { { 1, 0 }, { 0, 9 } };
const ProtobufCMessageDescriptor RefundV1_Refund__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.refund.v1.Refund", .short_name = "Refund", .c_name = "RefundV1_Refund",
  .package_name = "onsale.refund.v1", .sizeof_message = sizeof(RefundV1_Refund),
  .n_fields = 9, .fields = RefundV1_Refund__fields,
  .n_field_ranges = 1, .field_ranges = RefundV1_Refund__ranges,
};

static const ProtobufCFieldDescriptor RefundV1_RequestRefundRequest__fields[] = {
  { .name = "order_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RefundV1_RequestRefundRequest, order_id), .reserved_flags = 1 },
  { .name = "reason", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RefundV1_RequestRefundRequest, reason), .reserved_flags = 1 },
};
static const ProtobufCIntRange RefundV1_RequestRefundRequest__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor RefundV1_RequestRefundRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.refund.v1.RequestRefundRequest", .short_name = "RequestRefundRequest", .c_name = "RefundV1_RequestRefundRequest",
  .package_name = "onsale.refund.v1", .sizeof_message = sizeof(RefundV1_RequestRefundRequest),
  .n_fields = 2, .fields = RefundV1_RequestRefundRequest__fields,
  .n_field_ranges = 1, .field_ranges = RefundV1_RequestRefundRequest__ranges,
};

static const ProtobufCFieldDescriptor RefundV1_GetRefundRequest__fields[] = {
  { .name = "refund_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RefundV1_GetRefundRequest, refund_id), .reserved_flags = 1 },
};
static const ProtobufCIntRange RefundV1_GetRefundRequest__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor RefundV1_GetRefundRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.refund.v1.GetRefundRequest", .short_name = "GetRefundRequest", .c_name = "RefundV1_GetRefundRequest",
  .package_name = "onsale.refund.v1", .sizeof_message = sizeof(RefundV1_GetRefundRequest),
  .n_fields = 1, .fields = RefundV1_GetRefundRequest__fields,
  .n_field_ranges = 1, .field_ranges = RefundV1_GetRefundRequest__ranges,
};

static const ProtobufCFieldDescriptor RefundV1_ListRefundsRequest__fields[] = {
  { .name = "page_size", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(RefundV1_ListRefundsRequest, page_size) },
  { .name = "page_token", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RefundV1_ListRefundsRequest, page_token), .reserved_flags = 1 },
};
static const ProtobufCIntRange RefundV1_ListRefundsRequest__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor RefundV1_ListRefundsRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.refund.v1.ListRefundsRequest", .short_name = "ListRefundsRequest", .c_name = "RefundV1_ListRefundsRequest",
  .package_name = "onsale.refund.v1", .sizeof_message = sizeof(RefundV1_ListRefundsRequest),
  .n_fields = 2, .fields = RefundV1_ListRefundsRequest__fields,
  .n_field_ranges = 1, .field_ranges = RefundV1_ListRefundsRequest__ranges,
};

static const ProtobufCFieldDescriptor RefundV1_ListRefundsResponse__fields[] = {
  { .name = "refunds", .id = 1, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(RefundV1_ListRefundsResponse, refunds), .quantifier_offset = offsetof(RefundV1_ListRefundsResponse, n_refunds), .descriptor = &RefundV1_Refund__descriptor },
  { .name = "next_page_token", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RefundV1_ListRefundsResponse, next_page_token), .reserved_flags = 1 },
};
static const ProtobufCIntRange RefundV1_ListRefundsResponse__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor RefundV1_ListRefundsResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.refund.v1.ListRefundsResponse", .short_name = "ListRefundsResponse", .c_name = "RefundV1_ListRefundsResponse",
  .package_name = "onsale.refund.v1", .sizeof_message = sizeof(RefundV1_ListRefundsResponse),
  .n_fields = 2, .fields = RefundV1_ListRefundsResponse__fields,
  .n_field_ranges = 1, .field_ranges = RefundV1_ListRefundsResponse__ranges,
};

static const ProtobufCFieldDescriptor RefundV1_SettledRequest__fields[] = {
  { .name = "message_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RefundV1_SettledRequest, message_id), .reserved_flags = 1 },
  { .name = "refund_id", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RefundV1_SettledRequest, refund_id), .reserved_flags = 1 },
};
static const ProtobufCIntRange RefundV1_SettledRequest__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor RefundV1_SettledRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.refund.v1.SettledRequest", .short_name = "SettledRequest", .c_name = "RefundV1_SettledRequest",
  .package_name = "onsale.refund.v1", .sizeof_message = sizeof(RefundV1_SettledRequest),
  .n_fields = 2, .fields = RefundV1_SettledRequest__fields,
  .n_field_ranges = 1, .field_ranges = RefundV1_SettledRequest__ranges,
};

const ProtobufCMessageDescriptor RefundV1_SettledResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.refund.v1.SettledResponse", .short_name = "SettledResponse", .c_name = "RefundV1_SettledResponse",
  .package_name = "onsale.refund.v1", .sizeof_message = sizeof(RefundV1_SettledResponse),
};
