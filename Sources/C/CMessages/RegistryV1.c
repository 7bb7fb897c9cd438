/* Made by scripts/generate from the files in proto/. Do not edit. */
#include "CMessages.h"

static const ProtobufCFieldDescriptor RegistryV1_Instance_MetadataEntry__fields[] = {
  { .name = "key", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_Instance_MetadataEntry, key), .reserved_flags = 1 },
  { .name = "value", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_Instance_MetadataEntry, value), .reserved_flags = 1 },
};
static const ProtobufCIntRange RegistryV1_Instance_MetadataEntry__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor RegistryV1_Instance_MetadataEntry__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.registry.v1.Instance.MetadataEntry", .short_name = "MetadataEntry", .c_name = "RegistryV1_Instance_MetadataEntry",
  .package_name = "onsale.registry.v1", .sizeof_message = sizeof(RegistryV1_Instance_MetadataEntry),
  .n_fields = 2, .fields = RegistryV1_Instance_MetadataEntry__fields,
  .n_field_ranges = 1, .field_ranges = RegistryV1_Instance_MetadataEntry__ranges,
};

static const ProtobufCFieldDescriptor RegistryV1_Instance__fields[] = {
  { .name = "instance_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_Instance, instance_id), .reserved_flags = 1 },
  { .name = "namespace", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_Instance, namespace), .reserved_flags = 1 },
  { .name = "group", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_Instance, group), .reserved_flags = 1 },
  { .name = "service", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_Instance, service), .reserved_flags = 1 },
  { .name = "cluster", .id = 5, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_Instance, cluster), .reserved_flags = 1 },
  { .name = "host", .id = 6, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_Instance, host), .reserved_flags = 1 },
  { .name = "port", .id = 7, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(RegistryV1_Instance, port) },
  { .name = "weight", .id = 8, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(RegistryV1_Instance, weight) },
  { .name = "metadata", .id = 9, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(RegistryV1_Instance, metadata), .quantifier_offset = offsetof(RegistryV1_Instance, n_metadata), .descriptor = &RegistryV1_Instance_MetadataEntry__descriptor },
  { .name = "state", .id = 10, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_ENUM,
    .offset = offsetof(RegistryV1_Instance, state) },
  { .name = "epoch", .id = 11, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(RegistryV1_Instance, epoch) },
  { .name = "registered_at_ms", .id = 12, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(RegistryV1_Instance, registered_at_ms) },
  { .name = "expires_at_ms", .id = 13, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(RegistryV1_Instance, expires_at_ms) },
  { .name = "attached", .id = 14, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BOOL,
    .offset = offsetof(RegistryV1_Instance, attached) },
};
static const ProtobufCIntRange RegistryV1_Instance__ranges[] = { { 1, 0 }, { 0, 14 } };
const ProtobufCMessageDescriptor RegistryV1_Instance__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.registry.v1.Instance", .short_name = "Instance", .c_name = "RegistryV1_Instance",
  .package_name = "onsale.registry.v1", .sizeof_message = sizeof(RegistryV1_Instance),
  .n_fields = 14, .fields = RegistryV1_Instance__fields,
  .n_field_ranges = 1, .field_ranges = RegistryV1_Instance__ranges,
};

static const ProtobufCFieldDescriptor RegistryV1_RegisterRequest__fields[] = {
  { .name = "instance", .id = 1, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(RegistryV1_RegisterRequest, instance), .descriptor = &RegistryV1_Instance__descriptor },
  { .name = "ttl_ms", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(RegistryV1_RegisterRequest, ttl_ms) },
};
static const ProtobufCIntRange RegistryV1_RegisterRequest__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor RegistryV1_RegisterRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.registry.v1.RegisterRequest", .short_name = "RegisterRequest", .c_name = "RegistryV1_RegisterRequest",
  .package_name = "onsale.registry.v1", .sizeof_message = sizeof(RegistryV1_RegisterRequest),
  .n_fields = 2, .fields = RegistryV1_RegisterRequest__fields,
  .n_field_ranges = 1, .field_ranges = RegistryV1_RegisterRequest__ranges,
};

static const ProtobufCFieldDescriptor RegistryV1_RegisterResponse__fields[] = {
  { .name = "lease_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_RegisterResponse, lease_id), .reserved_flags = 1 },
  { .name = "epoch", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(RegistryV1_RegisterResponse, epoch) },
  { .name = "ttl_ms", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(RegistryV1_RegisterResponse, ttl_ms) },
  { .name = "heartbeat_ms", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(RegistryV1_RegisterResponse, heartbeat_ms) },
};
static const ProtobufCIntRange RegistryV1_RegisterResponse__ranges[] = { { 1, 0 }, { 0, 4 } };
const ProtobufCMessageDescriptor RegistryV1_RegisterResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.registry.v1.RegisterResponse", .short_name = "RegisterResponse", .c_name = "RegistryV1_RegisterResponse",
  .package_name = "onsale.registry.v1", .sizeof_message = sizeof(RegistryV1_RegisterResponse),
  .n_fields = 4, .fields = RegistryV1_RegisterResponse__fields,
  .n_field_ranges = 1, .field_ranges = RegistryV1_RegisterResponse__ranges,
};

static const ProtobufCFieldDescriptor RegistryV1_HeartbeatRequest__fields[] = {
  { .name = "instance_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_HeartbeatRequest, instance_id), .reserved_flags = 1 },
  { .name = "lease_id", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_HeartbeatRequest, lease_id), .reserved_flags = 1 },
};
static const ProtobufCIntRange RegistryV1_HeartbeatRequest__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor RegistryV1_HeartbeatRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.registry.v1.HeartbeatRequest", .short_name = "HeartbeatRequest", .c_name = "RegistryV1_HeartbeatRequest",
  .package_name = "onsale.registry.v1", .sizeof_message = sizeof(RegistryV1_HeartbeatRequest),
  .n_fields = 2, .fields = RegistryV1_HeartbeatRequest__fields,
  .n_field_ranges = 1, .field_ranges = RegistryV1_HeartbeatRequest__ranges,
};

static const ProtobufCFieldDescriptor RegistryV1_HeartbeatResponse__fields[] = {
  { .name = "ttl_ms", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(RegistryV1_HeartbeatResponse, ttl_ms) },
  { .name = "state", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_ENUM,
    .offset = offsetof(RegistryV1_HeartbeatResponse, state) },
};
static const ProtobufCIntRange RegistryV1_HeartbeatResponse__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor RegistryV1_HeartbeatResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.registry.v1.HeartbeatResponse", .short_name = "HeartbeatResponse", .c_name = "RegistryV1_HeartbeatResponse",
  .package_name = "onsale.registry.v1", .sizeof_message = sizeof(RegistryV1_HeartbeatResponse),
  .n_fields = 2, .fields = RegistryV1_HeartbeatResponse__fields,
  .n_field_ranges = 1, .field_ranges = RegistryV1_HeartbeatResponse__ranges,
};

static const ProtobufCFieldDescriptor RegistryV1_DeregisterRequest__fields[] = {
  { .name = "instance_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_DeregisterRequest, instance_id), .reserved_flags = 1 },
  { .name = "lease_id", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_DeregisterRequest, lease_id), .reserved_flags = 1 },
};
static const ProtobufCIntRange RegistryV1_DeregisterRequest__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor RegistryV1_DeregisterRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.registry.v1.DeregisterRequest", .short_name = "DeregisterRequest", .c_name = "RegistryV1_DeregisterRequest",
  .package_name = "onsale.registry.v1", .sizeof_message = sizeof(RegistryV1_DeregisterRequest),
  .n_fields = 2, .fields = RegistryV1_DeregisterRequest__fields,
  .n_field_ranges = 1, .field_ranges = RegistryV1_DeregisterRequest__ranges,
};

const ProtobufCMessageDescriptor RegistryV1_DeregisterResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.registry.v1.DeregisterResponse", .short_name = "DeregisterResponse", .c_name = "RegistryV1_DeregisterResponse",
  .package_name = "onsale.registry.v1", .sizeof_message = sizeof(RegistryV1_DeregisterResponse),
};

static const ProtobufCFieldDescriptor RegistryV1_AttachRequest__fields[] = {
  { .name = "instance_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_AttachRequest, instance_id), .reserved_flags = 1 },
  { .name = "lease_id", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_AttachRequest, lease_id), .reserved_flags = 1 },
};
static const ProtobufCIntRange RegistryV1_AttachRequest__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor RegistryV1_AttachRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.registry.v1.AttachRequest", .short_name = "AttachRequest", .c_name = "RegistryV1_AttachRequest",
  .package_name = "onsale.registry.v1", .sizeof_message = sizeof(RegistryV1_AttachRequest),
  .n_fields = 2, .fields = RegistryV1_AttachRequest__fields,
  .n_field_ranges = 1, .field_ranges = RegistryV1_AttachRequest__ranges,
};

static const ProtobufCFieldDescriptor RegistryV1_AttachEvent__fields[] = {
  { .name = "state", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_ENUM,
    .offset = offsetof(RegistryV1_AttachEvent, state) },
  { .name = "sequence", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(RegistryV1_AttachEvent, sequence) },
};
static const ProtobufCIntRange RegistryV1_AttachEvent__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor RegistryV1_AttachEvent__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.registry.v1.AttachEvent", .short_name = "AttachEvent", .c_name = "RegistryV1_AttachEvent",
  .package_name = "onsale.registry.v1", .sizeof_message = sizeof(RegistryV1_AttachEvent),
  .n_fields = 2, .fields = RegistryV1_AttachEvent__fields,
  .n_field_ranges = 1, .field_ranges = RegistryV1_AttachEvent__ranges,
};

static const ProtobufCFieldDescriptor RegistryV1_ListServicesRequest__fields[] = {
  { .name = "namespace", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_ListServicesRequest, namespace), .reserved_flags = 1 },
};
static const ProtobufCIntRange RegistryV1_ListServicesRequest__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor RegistryV1_ListServicesRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.registry.v1.ListServicesRequest", .short_name = "ListServicesRequest", .c_name = "RegistryV1_ListServicesRequest",
  .package_name = "onsale.registry.v1", .sizeof_message = sizeof(RegistryV1_ListServicesRequest),
  .n_fields = 1, .fields = RegistryV1_ListServicesRequest__fields,
  .n_field_ranges = 1, .field_ranges = RegistryV1_ListServicesRequest__ranges,
};

static const ProtobufCFieldDescriptor RegistryV1_ServiceSummary__fields[] = {
  { .name = "namespace", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_ServiceSummary, namespace), .reserved_flags = 1 },
  { .name = "group", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_ServiceSummary, group), .reserved_flags = 1 },
  { .name = "service", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_ServiceSummary, service), .reserved_flags = 1 },
  { .name = "instances", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(RegistryV1_ServiceSummary, instances) },
  { .name = "up", .id = 5, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(RegistryV1_ServiceSummary, up) },
};
static const ProtobufCIntRange RegistryV1_ServiceSummary__ranges[] = { { 1, 0 }, { 0, 5 } };
const ProtobufCMessageDescriptor RegistryV1_ServiceSummary__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.registry.v1.ServiceSummary", .short_name = "ServiceSummary", .c_name = "RegistryV1_ServiceSummary",
  .package_name = "onsale.registry.v1", .sizeof_message = sizeof(RegistryV1_ServiceSummary),
  .n_fields = 5, .fields = RegistryV1_ServiceSummary__fields,
  .n_field_ranges = 1, .field_ranges = RegistryV1_ServiceSummary__ranges,
};

static const ProtobufCFieldDescriptor RegistryV1_ListServicesResponse__fields[] = {
  { .name = "services", .id = 1, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(RegistryV1_ListServicesResponse, services), .quantifier_offset = offsetof(RegistryV1_ListServicesResponse, n_services), .descriptor = &RegistryV1_ServiceSummary__descriptor },
};
static const ProtobufCIntRange RegistryV1_ListServicesResponse__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor RegistryV1_ListServicesResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.registry.v1.ListServicesResponse", .short_name = "ListServicesResponse", .c_name = "RegistryV1_ListServicesResponse",
  .package_name = "onsale.registry.v1", .sizeof_message = sizeof(RegistryV1_ListServicesResponse),
  .n_fields = 1, .fields = RegistryV1_ListServicesResponse__fields,
  .n_field_ranges = 1, .field_ranges = RegistryV1_ListServicesResponse__ranges,
};

static const ProtobufCFieldDescriptor RegistryV1_ListInstancesRequest__fields[] = {
  { .name = "namespace", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_ListInstancesRequest, namespace), .reserved_flags = 1 },
  { .name = "service", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_ListInstancesRequest, service), .reserved_flags = 1 },
};
static const ProtobufCIntRange RegistryV1_ListInstancesRequest__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor RegistryV1_ListInstancesRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.registry.v1.ListInstancesRequest", .short_name = "ListInstancesRequest", .c_name = "RegistryV1_ListInstancesRequest",
  .package_name = "onsale.registry.v1", .sizeof_message = sizeof(RegistryV1_ListInstancesRequest),
  .n_fields = 2, .fields = RegistryV1_ListInstancesRequest__fields,
  .n_field_ranges = 1, .field_ranges = RegistryV1_ListInstancesRequest__ranges,
};

static const ProtobufCFieldDescriptor RegistryV1_ListInstancesResponse__fields[] = {
  { .name = "instances", .id = 1, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(RegistryV1_ListInstancesResponse, instances), .quantifier_offset = offsetof(RegistryV1_ListInstancesResponse, n_instances), .descriptor = &RegistryV1_Instance__descriptor },
};
static const ProtobufCIntRange RegistryV1_ListInstancesResponse__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor RegistryV1_ListInstancesResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.registry.v1.ListInstancesResponse", .short_name = "ListInstancesResponse", .c_name = "RegistryV1_ListInstancesResponse",
  .package_name = "onsale.registry.v1", .sizeof_message = sizeof(RegistryV1_ListInstancesResponse),
  .n_fields = 1, .fields = RegistryV1_ListInstancesResponse__fields,
  .n_field_ranges = 1, .field_ranges = RegistryV1_ListInstancesResponse__ranges,
};

static const ProtobufCFieldDescriptor RegistryV1_DescribeInstanceRequest__fields[] = {
  { .name = "instance_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_DescribeInstanceRequest, instance_id), .reserved_flags = 1 },
};
static const ProtobufCIntRange RegistryV1_DescribeInstanceRequest__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor RegistryV1_DescribeInstanceRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.registry.v1.DescribeInstanceRequest", .short_name = "DescribeInstanceRequest", .c_name = "RegistryV1_DescribeInstanceRequest",
  .package_name = "onsale.registry.v1", .sizeof_message = sizeof(RegistryV1_DescribeInstanceRequest),
  .n_fields = 1, .fields = RegistryV1_DescribeInstanceRequest__fields,
  .n_field_ranges = 1, .field_ranges = RegistryV1_DescribeInstanceRequest__ranges,
};

static const ProtobufCFieldDescriptor RegistryV1_ResolveRequest__fields[] = {
  { .name = "namespace", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_ResolveRequest, namespace), .reserved_flags = 1 },
  { .name = "service", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_ResolveRequest, service), .reserved_flags = 1 },
};
static const ProtobufCIntRange RegistryV1_ResolveRequest__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor RegistryV1_ResolveRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.registry.v1.ResolveRequest", .short_name = "ResolveRequest", .c_name = "RegistryV1_ResolveRequest",
  .package_name = "onsale.registry.v1", .sizeof_message = sizeof(RegistryV1_ResolveRequest),
  .n_fields = 2, .fields = RegistryV1_ResolveRequest__fields,
  .n_field_ranges = 1, .field_ranges = RegistryV1_ResolveRequest__ranges,
};

static const ProtobufCFieldDescriptor RegistryV1_ResolveResponse__fields[] = {
  { .name = "instances", .id = 1, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(RegistryV1_ResolveResponse, instances), .quantifier_offset = offsetof(RegistryV1_ResolveResponse, n_instances), .descriptor = &RegistryV1_Instance__descriptor },
};
static const ProtobufCIntRange RegistryV1_ResolveResponse__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor RegistryV1_ResolveResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.registry.v1.ResolveResponse", .short_name = "ResolveResponse", .c_name = "RegistryV1_ResolveResponse",
  .package_name = "onsale.registry.v1", .sizeof_message = sizeof(RegistryV1_ResolveResponse),
  .n_fields = 1, .fields = RegistryV1_ResolveResponse__fields,
  .n_field_ranges = 1, .field_ranges = RegistryV1_ResolveResponse__ranges,
};

static const ProtobufCFieldDescriptor RegistryV1_WatchRequest__fields[] = {
  { .name = "namespace", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_WatchRequest, namespace), .reserved_flags = 1 },
  { .name = "service", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_WatchRequest, service), .reserved_flags = 1 },
};
static const ProtobufCIntRange RegistryV1_WatchRequest__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor RegistryV1_WatchRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.registry.v1.WatchRequest", .short_name = "WatchRequest", .c_name = "RegistryV1_WatchRequest",
  .package_name = "onsale.registry.v1", .sizeof_message = sizeof(RegistryV1_WatchRequest),
  .n_fields = 2, .fields = RegistryV1_WatchRequest__fields,
  .n_field_ranges = 1, .field_ranges = RegistryV1_WatchRequest__ranges,
};

static const ProtobufCFieldDescriptor RegistryV1_WatchEvent__fields[] = {
  { .name = "revision", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(RegistryV1_WatchEvent, revision) },
  { .name = "instances", .id = 2, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(RegistryV1_WatchEvent, instances), .quantifier_offset = offsetof(RegistryV1_WatchEvent, n_instances), .descriptor = &RegistryV1_Instance__descriptor },
};
static const ProtobufCIntRange RegistryV1_WatchEvent__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor RegistryV1_WatchEvent__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.registry.v1.WatchEvent", .short_name = "WatchEvent", .c_name = "RegistryV1_WatchEvent",
  .package_name = "onsale.registry.v1", .sizeof_message = sizeof(RegistryV1_WatchEvent),
  .n_fields = 2, .fields = RegistryV1_WatchEvent__fields,
  .n_field_ranges = 1, .field_ranges = RegistryV1_WatchEvent__ranges,
};

static const ProtobufCFieldDescriptor RegistryV1_SetWeightRequest__fields[] = {
  { .name = "instance_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_SetWeightRequest, instance_id), .reserved_flags = 1 },
  { .name = "weight", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(RegistryV1_SetWeightRequest, weight) },
};
static const ProtobufCIntRange RegistryV1_SetWeightRequest__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor RegistryV1_SetWeightRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.registry.v1.SetWeightRequest", .short_name = "SetWeightRequest", .c_name = "RegistryV1_SetWeightRequest",
  .package_name = "onsale.registry.v1", .sizeof_message = sizeof(RegistryV1_SetWeightRequest),
  .n_fields = 2, .fields = RegistryV1_SetWeightRequest__fields,
  .n_field_ranges = 1, .field_ranges = RegistryV1_SetWeightRequest__ranges,
};

static const ProtobufCFieldDescriptor RegistryV1_DrainRequest__fields[] = {
  { .name = "instance_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_DrainRequest, instance_id), .reserved_flags = 1 },
  { .name = "resume", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BOOL,
    .offset = offsetof(RegistryV1_DrainRequest, resume) },
};
static const ProtobufCIntRange RegistryV1_DrainRequest__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor RegistryV1_DrainRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.registry.v1.DrainRequest", .short_name = "DrainRequest", .c_name = "RegistryV1_DrainRequest",
  .package_name = "onsale.registry.v1", .sizeof_message = sizeof(RegistryV1_DrainRequest),
  .n_fields = 2, .fields = RegistryV1_DrainRequest__fields,
  .n_field_ranges = 1, .field_ranges = RegistryV1_DrainRequest__ranges,
};

static const ProtobufCFieldDescriptor RegistryV1_EvictRequest__fields[] = {
  { .name = "instance_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_EvictRequest, instance_id), .reserved_flags = 1 },
};
static const ProtobufCIntRange RegistryV1_EvictRequest__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor RegistryV1_EvictRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.registry.v1.EvictRequest", .short_name = "EvictRequest", .c_name = "RegistryV1_EvictRequest",
  .package_name = "onsale.registry.v1", .sizeof_message = sizeof(RegistryV1_EvictRequest),
  .n_fields = 1, .fields = RegistryV1_EvictRequest__fields,
  .n_field_ranges = 1, .field_ranges = RegistryV1_EvictRequest__ranges,
};

const ProtobufCMessageDescriptor RegistryV1_EvictResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.registry.v1.EvictResponse", .short_name = "EvictResponse", .c_name = "RegistryV1_EvictResponse",
  .package_name = "onsale.registry.v1", .sizeof_message = sizeof(RegistryV1_EvictResponse),
};

static const ProtobufCFieldDescriptor RegistryV1_ConfigValue__fields[] = {
  { .name = "namespace", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_ConfigValue, namespace), .reserved_flags = 1 },
  { .name = "group", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_ConfigValue, group), .reserved_flags = 1 },
  { .name = "key", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_ConfigValue, key), .reserved_flags = 1 },
  { .name = "value", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_ConfigValue, value), .reserved_flags = 1 },
  { .name = "version", .id = 5, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(RegistryV1_ConfigValue, version) },
  { .name = "changed_at_ms", .id = 6, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(RegistryV1_ConfigValue, changed_at_ms) },
};
static const ProtobufCIntRange RegistryV1_ConfigValue__ranges[] = { { 1, 0 }, { 0, 6 } };
const ProtobufCMessageDescriptor RegistryV1_ConfigValue__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.registry.v1.ConfigValue", .short_name = "ConfigValue", .c_name = "RegistryV1_ConfigValue",
  .package_name = "onsale.registry.v1", .sizeof_message = sizeof(RegistryV1_ConfigValue),
  .n_fields = 6, .fields = RegistryV1_ConfigValue__fields,
  .n_field_ranges = 1, .field_ranges = RegistryV1_ConfigValue__ranges,
};

static const ProtobufCFieldDescriptor RegistryV1_PutConfigRequest__fields[] = {
  { .name = "namespace", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_PutConfigRequest, namespace), .reserved_flags = 1 },
  { .name = "group", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_PutConfigRequest, group), .reserved_flags = 1 },
  { .name = "key", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_PutConfigRequest, key), .reserved_flags = 1 },
  { .name = "value", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_PutConfigRequest, value), .reserved_flags = 1 },
  { .name = "expected_version", .id = 5, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(RegistryV1_PutConfigRequest, expected_version), .quantifier_offset = offsetof(RegistryV1_PutConfigRequest, has_expected_version) },
};
static const ProtobufCIntRange RegistryV1_PutConfigRequest__ranges[] = { { 1, 0 }, { 0, 5 } };
const ProtobufCMessageDescriptor RegistryV1_PutConfigRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.registry.v1.PutConfigRequest", .short_name = "PutConfigRequest", .c_name = "RegistryV1_PutConfigRequest",
  .package_name = "onsale.registry.v1", .sizeof_message = sizeof(RegistryV1_PutConfigRequest),
  .n_fields = 5, .fields = RegistryV1_PutConfigRequest__fields,
  .n_field_ranges = 1, .field_ranges = RegistryV1_PutConfigRequest__ranges,
};

static const ProtobufCFieldDescriptor RegistryV1_GetConfigRequest__fields[] = {
  { .name = "namespace", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_GetConfigRequest, namespace), .reserved_flags = 1 },
  { .name = "group", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_GetConfigRequest, group), .reserved_flags = 1 },
  { .name = "key", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_GetConfigRequest, key), .reserved_flags = 1 },
  { .name = "version", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(RegistryV1_GetConfigRequest, version) },
};
static const ProtobufCIntRange RegistryV1_GetConfigRequest__ranges[] = { { 1, 0 }, { 0, 4 } };
const ProtobufCMessageDescriptor RegistryV1_GetConfigRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.registry.v1.GetConfigRequest", .short_name = "GetConfigRequest", .c_name = "RegistryV1_GetConfigRequest",
  .package_name = "onsale.registry.v1", .sizeof_message = sizeof(RegistryV1_GetConfigRequest),
  .n_fields = 4, .fields = RegistryV1_GetConfigRequest__fields,
  .n_field_ranges = 1, .field_ranges = RegistryV1_GetConfigRequest__ranges,
};

static const ProtobufCFieldDescriptor RegistryV1_ListConfigVersionsRequest__fields[] = {
  { .name = "namespace", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_ListConfigVersionsRequest, namespace), .reserved_flags = 1 },
  { .name = "group", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_ListConfigVersionsRequest, group), .reserved_flags = 1 },
  { .name = "key", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_ListConfigVersionsRequest, key), .reserved_flags = 1 },
};
static const ProtobufCIntRange RegistryV1_ListConfigVersionsRequest__ranges[] = { { 1, 0 }, { 0, 3 } };
const ProtobufCMessageDescriptor RegistryV1_ListConfigVersionsRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.registry.v1.ListConfigVersionsRequest", .short_name = "ListConfigVersionsRequest", .c_name = "RegistryV1_ListConfigVersionsRequest",
  .package_name = "onsale.registry.v1", .sizeof_message = sizeof(RegistryV1_ListConfigVersionsRequest),
  .n_fields = 3, .fields = RegistryV1_ListConfigVersionsRequest__fields,
  .n_field_ranges = 1, .field_ranges = RegistryV1_ListConfigVersionsRequest__ranges,
};

static const ProtobufCFieldDescriptor RegistryV1_ListConfigVersionsResponse__fields[] = {
  { .name = "versions", .id = 1, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(RegistryV1_ListConfigVersionsResponse, versions), .quantifier_offset = offsetof(RegistryV1_ListConfigVersionsResponse, n_versions), .descriptor = &RegistryV1_ConfigValue__descriptor },
};
static const ProtobufCIntRange RegistryV1_ListConfigVersionsResponse__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor RegistryV1_ListConfigVersionsResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.registry.v1.ListConfigVersionsResponse", .short_name = "ListConfigVersionsResponse", .c_name = "RegistryV1_ListConfigVersionsResponse",
  .package_name = "onsale.registry.v1", .sizeof_message = sizeof(RegistryV1_ListConfigVersionsResponse),
  .n_fields = 1, .fields = RegistryV1_ListConfigVersionsResponse__fields,
  .n_field_ranges = 1, .field_ranges = RegistryV1_ListConfigVersionsResponse__ranges,
};

static const ProtobufCFieldDescriptor RegistryV1_WatchConfigRequest__fields[] = {
  { .name = "namespace", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_WatchConfigRequest, namespace), .reserved_flags = 1 },
  { .name = "group", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_WatchConfigRequest, group), .reserved_flags = 1 },
  { .name = "key", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(RegistryV1_WatchConfigRequest, key), .reserved_flags = 1 },
};
static const ProtobufCIntRange RegistryV1_WatchConfigRequest__ranges[] = { { 1, 0 }, { 0, 3 } };
const ProtobufCMessageDescriptor RegistryV1_WatchConfigRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.registry.v1.WatchConfigRequest", .short_name = "WatchConfigRequest", .c_name = "RegistryV1_WatchConfigRequest",
  .package_name = "onsale.registry.v1", .sizeof_message = sizeof(RegistryV1_WatchConfigRequest),
  .n_fields = 3, .fields = RegistryV1_WatchConfigRequest__fields,
  .n_field_ranges = 1, .field_ranges = RegistryV1_WatchConfigRequest__ranges,
};
