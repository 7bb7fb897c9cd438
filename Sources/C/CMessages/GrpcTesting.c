/* Made by scripts/generate from the files in proto/. Do not edit. */
#include "CMessages.h"

const ProtobufCMessageDescriptor GrpcTesting_Empty__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "grpc.testing.Empty", .short_name = "Empty", .c_name = "GrpcTesting_Empty",
  .package_name = "grpc.testing", .sizeof_message = sizeof(GrpcTesting_Empty),
};

static const ProtobufCFieldDescriptor GrpcTesting_BoolValue__fields[] = {
  { .name = "value", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BOOL,
    .offset = offsetof(GrpcTesting_BoolValue, value) },
};
static const ProtobufCIntRange GrpcTesting_BoolValue__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor GrpcTesting_BoolValue__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "grpc.testing.BoolValue", .short_name = "BoolValue", .c_name = "GrpcTesting_BoolValue",
  .package_name = "grpc.testing", .sizeof_message = sizeof(GrpcTesting_BoolValue),
  .n_fields = 1, .fields = GrpcTesting_BoolValue__fields,
  .n_field_ranges = 1, .field_ranges = GrpcTesting_BoolValue__ranges,
};

static const ProtobufCFieldDescriptor GrpcTesting_Payload__fields[] = {
  { .name = "type", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_ENUM,
    .offset = offsetof(GrpcTesting_Payload, type) },
  { .name = "body", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(GrpcTesting_Payload, body) },
};
static const ProtobufCIntRange GrpcTesting_Payload__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor GrpcTesting_Payload__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "grpc.testing.Payload", .short_name = "Payload", .c_name = "GrpcTesting_Payload",
  .package_name = "grpc.testing", .sizeof_message = sizeof(GrpcTesting_Payload),
  .n_fields = 2, .fields = GrpcTesting_Payload__fields,
  .n_field_ranges = 1, .field_ranges = GrpcTesting_Payload__ranges,
};

static const ProtobufCFieldDescriptor GrpcTesting_EchoStatus__fields[] = {
  { .name = "code", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT32,
    .offset = offsetof(GrpcTesting_EchoStatus, code) },
  { .name = "message", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(GrpcTesting_EchoStatus, message), .reserved_flags = 1 },
};
static const ProtobufCIntRange GrpcTesting_EchoStatus__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor GrpcTesting_EchoStatus__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "grpc.testing.EchoStatus", .short_name = "EchoStatus", .c_name = "GrpcTesting_EchoStatus",
  .package_name = "grpc.testing", .sizeof_message = sizeof(GrpcTesting_EchoStatus),
  .n_fields = 2, .fields = GrpcTesting_EchoStatus__fields,
  .n_field_ranges = 1, .field_ranges = GrpcTesting_EchoStatus__ranges,
};

static const ProtobufCFieldDescriptor GrpcTesting_SimpleRequest__fields[] = {
  { .name = "response_type", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_ENUM,
    .offset = offsetof(GrpcTesting_SimpleRequest, response_type) },
  { .name = "response_size", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT32,
    .offset = offsetof(GrpcTesting_SimpleRequest, response_size) },
  { .name = "payload", .id = 3, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(GrpcTesting_SimpleRequest, payload), .descriptor = &GrpcTesting_Payload__descriptor },
  { .name = "fill_username", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BOOL,
    .offset = offsetof(GrpcTesting_SimpleRequest, fill_username) },
  { .name = "fill_oauth_scope", .id = 5, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BOOL,
    .offset = offsetof(GrpcTesting_SimpleRequest, fill_oauth_scope) },
  { .name = "response_compressed", .id = 6, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(GrpcTesting_SimpleRequest, response_compressed), .descriptor = &GrpcTesting_BoolValue__descriptor },
  { .name = "response_status", .id = 7, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(GrpcTesting_SimpleRequest, response_status), .descriptor = &GrpcTesting_EchoStatus__descriptor },
  { .name = "expect_compressed", .id = 8, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(GrpcTesting_SimpleRequest, expect_compressed), .descriptor = &GrpcTesting_BoolValue__descriptor },
  { .name = "fill_server_id", .id = 9, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BOOL,
    .offset = offsetof(GrpcTesting_SimpleRequest, fill_server_id) },
};
static const ProtobufCIntRange GrpcTesting_SimpleRequest__ranges[] = { { 1, 0 }, { 0, 9 } };
const ProtobufCMessageDescriptor GrpcTesting_SimpleRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "grpc.testing.SimpleRequest", .short_name = "SimpleRequest", .c_name = "GrpcTesting_SimpleRequest",
  .package_name = "grpc.testing", .sizeof_message = sizeof(GrpcTesting_SimpleRequest),
  .n_fields = 9, .fields = GrpcTesting_SimpleRequest__fields,
  .n_field_ranges = 1, .field_ranges = GrpcTesting_SimpleRequest__ranges,
};

static const ProtobufCFieldDescriptor GrpcTesting_SimpleResponse__fields[] = {
  { .name = "payload", .id = 1, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(GrpcTesting_SimpleResponse, payload), .descriptor = &GrpcTesting_Payload__descriptor },
  { .name = "username", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(GrpcTesting_SimpleResponse, username), .reserved_flags = 1 },
  { .name = "oauth_scope", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(GrpcTesting_SimpleResponse, oauth_scope), .reserved_flags = 1 },
  { .name = "server_id", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(GrpcTesting_SimpleResponse, server_id), .reserved_flags = 1 },
};
static const ProtobufCIntRange GrpcTesting_SimpleResponse__ranges[] = { { 1, 0 }, { 0, 4 } };
const ProtobufCMessageDescriptor GrpcTesting_SimpleResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "grpc.testing.SimpleResponse", .short_name = "SimpleResponse", .c_name = "GrpcTesting_SimpleResponse",
  .package_name = "grpc.testing", .sizeof_message = sizeof(GrpcTesting_SimpleResponse),
  .n_fields = 4, .fields = GrpcTesting_SimpleResponse__fields,
  .n_field_ranges = 1, .field_ranges = GrpcTesting_SimpleResponse__ranges,
};

static const ProtobufCFieldDescriptor GrpcTesting_StreamingInputCallRequest__fields[] = {
  { .name = "payload", .id = 1, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(GrpcTesting_StreamingInputCallRequest, payload), .descriptor = &GrpcTesting_Payload__descriptor },
  { .name = "expect_compressed", .id = 2, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(GrpcTesting_StreamingInputCallRequest, expect_compressed), .descriptor = &GrpcTesting_BoolValue__descriptor },
};
static const ProtobufCIntRange GrpcTesting_StreamingInputCallRequest__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor GrpcTesting_StreamingInputCallRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "grpc.testing.StreamingInputCallRequest", .short_name = "StreamingInputCallRequest", .c_name = "GrpcTesting_StreamingInputCallRequest",
  .package_name = "grpc.testing", .sizeof_message = sizeof(GrpcTesting_StreamingInputCallRequest),
  .n_fields = 2, .fields = GrpcTesting_StreamingInputCallRequest__fields,
  .n_field_ranges = 1, .field_ranges = GrpcTesting_StreamingInputCallRequest__ranges,
};

static const ProtobufCFieldDescriptor GrpcTesting_StreamingInputCallResponse__fields[] = {
  { .name = "aggregated_payload_size", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT32,
    .offset = offsetof(GrpcTesting_StreamingInputCallResponse, aggregated_payload_size) },
};
static const ProtobufCIntRange GrpcTesting_StreamingInputCallResponse__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor GrpcTesting_StreamingInputCallResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "grpc.testing.StreamingInputCallResponse", .short_name = "StreamingInputCallResponse", .c_name = "GrpcTesting_StreamingInputCallResponse",
  .package_name = "grpc.testing", .sizeof_message = sizeof(GrpcTesting_StreamingInputCallResponse),
  .n_fields = 1, .fields = GrpcTesting_StreamingInputCallResponse__fields,
  .n_field_ranges = 1, .field_ranges = GrpcTesting_StreamingInputCallResponse__ranges,
};

static const ProtobufCFieldDescriptor GrpcTesting_ResponseParameters__fields[] = {
  { .name = "size", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT32,
    .offset = offsetof(GrpcTesting_ResponseParameters, size) },
  { .name = "interval_us", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT32,
    .offset = offsetof(GrpcTesting_ResponseParameters, interval_us) },
  { .name = "compressed", .id = 3, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(GrpcTesting_ResponseParameters, compressed), .descriptor = &GrpcTesting_BoolValue__descriptor },
};
static const ProtobufCIntRange GrpcTesting_ResponseParameters__ranges[] = { { 1, 0 }, { 0, 3 } };
const ProtobufCMessageDescriptor GrpcTesting_ResponseParameters__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "grpc.testing.ResponseParameters", .short_name = "ResponseParameters", .c_name = "GrpcTesting_ResponseParameters",
  .package_name = "grpc.testing", .sizeof_message = sizeof(GrpcTesting_ResponseParameters),
  .n_fields = 3, .fields = GrpcTesting_ResponseParameters__fields,
  .n_field_ranges = 1, .field_ranges = GrpcTesting_ResponseParameters__ranges,
};

static const ProtobufCFieldDescriptor GrpcTesting_StreamingOutputCallRequest__fields[] = {
  { .name = "response_type", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_ENUM,
    .offset = offsetof(GrpcTesting_StreamingOutputCallRequest, response_type) },
  { .name = "response_parameters", .id = 2, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(GrpcTesting_StreamingOutputCallRequest, response_parameters), .quantifier_offset = offsetof(GrpcTesting_StreamingOutputCallRequest, n_response_parameters), .descriptor = &GrpcTesting_ResponseParameters__descriptor },
  { .name = "payload", .id = 3, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(GrpcTesting_StreamingOutputCallRequest, payload), .descriptor = &GrpcTesting_Payload__descriptor },
  { .name = "response_status", .id = 7, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(GrpcTesting_StreamingOutputCallRequest, response_status), .descriptor = &GrpcTesting_EchoStatus__descriptor },
};
static const ProtobufCIntRange GrpcTesting_StreamingOutputCallRequest__ranges[] = { { 1, 0 }, { 7, 3 }, { 0, 4 } };
const ProtobufCMessageDescriptor GrpcTesting_StreamingOutputCallRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "grpc.testing.StreamingOutputCallRequest", .short_name = "StreamingOutputCallRequest", .c_name = "GrpcTesting_StreamingOutputCallRequest",
  .package_name = "grpc.testing", .sizeof_message = sizeof(GrpcTesting_StreamingOutputCallRequest),
  .n_fields = 4, .fields = GrpcTesting_StreamingOutputCallRequest__fields,
  .n_field_ranges = 2, .field_ranges = GrpcTesting_StreamingOutputCallRequest__ranges,
};

static const ProtobufCFieldDescriptor GrpcTesting_StreamingOutputCallResponse__fields[] = {
  { .name = "payload", .id = 1, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(GrpcTesting_StreamingOutputCallResponse, payload), .descriptor = &GrpcTesting_Payload__descriptor },
};
static const ProtobufCIntRange GrpcTesting_StreamingOutputCallResponse__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor GrpcTesting_StreamingOutputCallResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "grpc.testing.StreamingOutputCallResponse", .short_name = "StreamingOutputCallResponse", .c_name = "GrpcTesting_StreamingOutputCallResponse",
  .package_name = "grpc.testing", .sizeof_message = sizeof(GrpcTesting_StreamingOutputCallResponse),
  .n_fields = 1, .fields = GrpcTesting_StreamingOutputCallResponse__fields,
  .n_field_ranges = 1, .field_ranges = GrpcTesting_StreamingOutputCallResponse__ranges,
};
