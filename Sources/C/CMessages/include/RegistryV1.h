/* Made by scripts/generate from the files in proto/. Do not edit. */
#pragma once
#include <stddef.h>
#include <stdint.h>
#if __has_feature(modules)
#pragma clang module import CProtobufC
#else
#include <protobuf-c/protobuf-c.h>
#endif
typedef struct RegistryV1_Instance_MetadataEntry RegistryV1_Instance_MetadataEntry;
typedef struct RegistryV1_Instance RegistryV1_Instance;
typedef struct RegistryV1_RegisterRequest RegistryV1_RegisterRequest;
typedef struct RegistryV1_RegisterResponse RegistryV1_RegisterResponse;
typedef struct RegistryV1_HeartbeatRequest RegistryV1_HeartbeatRequest;
typedef struct RegistryV1_HeartbeatResponse RegistryV1_HeartbeatResponse;
typedef struct RegistryV1_DeregisterRequest RegistryV1_DeregisterRequest;
typedef struct RegistryV1_DeregisterResponse RegistryV1_DeregisterResponse;
typedef struct RegistryV1_AttachRequest RegistryV1_AttachRequest;
typedef struct RegistryV1_AttachEvent RegistryV1_AttachEvent;
typedef struct RegistryV1_ListServicesRequest RegistryV1_ListServicesRequest;
typedef struct RegistryV1_ServiceSummary RegistryV1_ServiceSummary;
typedef struct RegistryV1_ListServicesResponse RegistryV1_ListServicesResponse;
typedef struct RegistryV1_ListInstancesRequest RegistryV1_ListInstancesRequest;
typedef struct RegistryV1_ListInstancesResponse RegistryV1_ListInstancesResponse;
typedef struct RegistryV1_DescribeInstanceRequest RegistryV1_DescribeInstanceRequest;
typedef struct RegistryV1_ResolveRequest RegistryV1_ResolveRequest;
typedef struct RegistryV1_ResolveResponse RegistryV1_ResolveResponse;
typedef struct RegistryV1_WatchRequest RegistryV1_WatchRequest;
typedef struct RegistryV1_WatchEvent RegistryV1_WatchEvent;
typedef struct RegistryV1_SetWeightRequest RegistryV1_SetWeightRequest;
typedef struct RegistryV1_DrainRequest RegistryV1_DrainRequest;
typedef struct RegistryV1_EvictRequest RegistryV1_EvictRequest;
typedef struct RegistryV1_EvictResponse RegistryV1_EvictResponse;
typedef struct RegistryV1_ConfigValue RegistryV1_ConfigValue;
typedef struct RegistryV1_PutConfigRequest RegistryV1_PutConfigRequest;
typedef struct RegistryV1_GetConfigRequest RegistryV1_GetConfigRequest;
typedef struct RegistryV1_ListConfigVersionsRequest RegistryV1_ListConfigVersionsRequest;
typedef struct RegistryV1_ListConfigVersionsResponse RegistryV1_ListConfigVersionsResponse;
typedef struct RegistryV1_WatchConfigRequest RegistryV1_WatchConfigRequest;

/* onsale.registry.v1.Instance.MetadataEntry */
struct RegistryV1_Instance_MetadataEntry {
  ProtobufCMessage base;
  ProtobufCBinaryData key;
  ProtobufCBinaryData value;
};
extern const ProtobufCMessageDescriptor RegistryV1_Instance_MetadataEntry__descriptor;
static inline const void *RegistryV1_Instance_MetadataEntry__table(void) { return &RegistryV1_Instance_MetadataEntry__descriptor; }

/* onsale.registry.v1.Instance */
struct RegistryV1_Instance {
  ProtobufCMessage base;
  ProtobufCBinaryData instance_id;
  ProtobufCBinaryData namespace;
  ProtobufCBinaryData group;
  ProtobufCBinaryData service;
  ProtobufCBinaryData cluster;
  ProtobufCBinaryData host;
  uint32_t port;
  uint32_t weight;
  size_t n_metadata;
  struct RegistryV1_Instance_MetadataEntry * *metadata;
  int32_t state;
  int64_t epoch;
  int64_t registered_at_ms;
  int64_t expires_at_ms;
  protobuf_c_boolean attached;
};
extern const ProtobufCMessageDescriptor RegistryV1_Instance__descriptor;
static inline const void *RegistryV1_Instance__table(void) { return &RegistryV1_Instance__descriptor; }

/* onsale.registry.v1.RegisterRequest */
struct RegistryV1_RegisterRequest {
  ProtobufCMessage base;
  struct RegistryV1_Instance * instance;
  uint32_t ttl_ms;
};
extern const ProtobufCMessageDescriptor RegistryV1_RegisterRequest__descriptor;
static inline const void *RegistryV1_RegisterRequest__table(void) { return &RegistryV1_RegisterRequest__descriptor; }

/* onsale.registry.v1.RegisterResponse */
struct RegistryV1_RegisterResponse {
  ProtobufCMessage base;
  ProtobufCBinaryData lease_id;
  int64_t epoch;
  uint32_t ttl_ms;
  uint32_t heartbeat_ms;
};
extern const ProtobufCMessageDescriptor RegistryV1_RegisterResponse__descriptor;
static inline const void *RegistryV1_RegisterResponse__table(void) { return &RegistryV1_RegisterResponse__descriptor; }

/* onsale.registry.v1.HeartbeatRequest */
struct RegistryV1_HeartbeatRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData instance_id;
  ProtobufCBinaryData lease_id;
};
extern const ProtobufCMessageDescriptor RegistryV1_HeartbeatRequest__descriptor;
static inline const void *RegistryV1_HeartbeatRequest__table(void) { return &RegistryV1_HeartbeatRequest__descriptor; }

/* onsale.registry.v1.HeartbeatResponse */
struct RegistryV1_HeartbeatResponse {
  ProtobufCMessage base;
  uint32_t ttl_ms;
  int32_t state;
};
extern const ProtobufCMessageDescriptor RegistryV1_HeartbeatResponse__descriptor;
static inline const void *RegistryV1_HeartbeatResponse__table(void) { return &RegistryV1_HeartbeatResponse__descriptor; }

/* onsale.registry.v1.DeregisterRequest */
struct RegistryV1_DeregisterRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData instance_id;
  ProtobufCBinaryData lease_id;
};
extern const ProtobufCMessageDescriptor RegistryV1_DeregisterRequest__descriptor;
static inline const void *RegistryV1_DeregisterRequest__table(void) { return &RegistryV1_DeregisterRequest__descriptor; }

/* onsale.registry.v1.DeregisterResponse */
struct RegistryV1_DeregisterResponse {
  ProtobufCMessage base;
};
extern const ProtobufCMessageDescriptor RegistryV1_DeregisterResponse__descriptor;
static inline const void *RegistryV1_DeregisterResponse__table(void) { return &RegistryV1_DeregisterResponse__descriptor; }

/* onsale.registry.v1.AttachRequest */
struct RegistryV1_AttachRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData instance_id;
  ProtobufCBinaryData lease_id;
};
extern const ProtobufCMessageDescriptor RegistryV1_AttachRequest__descriptor;
static inline const void *RegistryV1_AttachRequest__table(void) { return &RegistryV1_AttachRequest__descriptor; }

/* onsale.registry.v1.AttachEvent */
struct RegistryV1_AttachEvent {
  ProtobufCMessage base;
  int32_t state;
  int64_t sequence;
};
extern const ProtobufCMessageDescriptor RegistryV1_AttachEvent__descriptor;
static inline const void *RegistryV1_AttachEvent__table(void) { return &RegistryV1_AttachEvent__descriptor; }

/* onsale.registry.v1.ListServicesRequest */
struct RegistryV1_ListServicesRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData namespace;
};
extern const ProtobufCMessageDescriptor RegistryV1_ListServicesRequest__descriptor;
static inline const void *RegistryV1_ListServicesRequest__table(void) { return &RegistryV1_ListServicesRequest__descriptor; }

/* onsale.registry.v1.ServiceSummary */
struct RegistryV1_ServiceSummary {
  ProtobufCMessage base;
  ProtobufCBinaryData namespace;
  ProtobufCBinaryData group;
  ProtobufCBinaryData service;
  uint32_t instances;
  uint32_t up;
};
extern const ProtobufCMessageDescriptor RegistryV1_ServiceSummary__descriptor;
static inline const void *RegistryV1_ServiceSummary__table(void) { return &RegistryV1_ServiceSummary__descriptor; }

/* onsale.registry.v1.ListServicesResponse */
struct RegistryV1_ListServicesResponse {
  ProtobufCMessage base;
  size_t n_services;
  struct RegistryV1_ServiceSummary * *services;
};
extern const ProtobufCMessageDescriptor RegistryV1_ListServicesResponse__descriptor;
static inline const void *RegistryV1_ListServicesResponse__table(void) { return &RegistryV1_ListServicesResponse__descriptor; }

/* onsale.registry.v1.ListInstancesRequest */
struct RegistryV1_ListInstancesRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData namespace;
  ProtobufCBinaryData service;
};
extern const ProtobufCMessageDescriptor RegistryV1_ListInstancesRequest__descriptor;
static inline const void *RegistryV1_ListInstancesRequest__table(void) { return &RegistryV1_ListInstancesRequest__descriptor; }

/* onsale.registry.v1.ListInstancesResponse */
struct RegistryV1_ListInstancesResponse {
  ProtobufCMessage base;
  size_t n_instances;
  struct RegistryV1_Instance * *instances;
};
extern const ProtobufCMessageDescriptor RegistryV1_ListInstancesResponse__descriptor;
static inline const void *RegistryV1_ListInstancesResponse__table(void) { return &RegistryV1_ListInstancesResponse__descriptor; }

/* onsale.registry.v1.DescribeInstanceRequest */
struct RegistryV1_DescribeInstanceRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData instance_id;
};
extern const ProtobufCMessageDescriptor RegistryV1_DescribeInstanceRequest__descriptor;
static inline const void *RegistryV1_DescribeInstanceRequest__table(void) { return &RegistryV1_DescribeInstanceRequest__descriptor; }

/* onsale.registry.v1.ResolveRequest */
struct RegistryV1_ResolveRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData namespace;
  ProtobufCBinaryData service;
};
extern const ProtobufCMessageDescriptor RegistryV1_ResolveRequest__descriptor;
static inline const void *RegistryV1_ResolveRequest__table(void) { return &RegistryV1_ResolveRequest__descriptor; }

/* onsale.registry.v1.ResolveResponse */
struct RegistryV1_ResolveResponse {
  ProtobufCMessage base;
  size_t n_instances;
  struct RegistryV1_Instance * *instances;
};
extern const ProtobufCMessageDescriptor RegistryV1_ResolveResponse__descriptor;
static inline const void *RegistryV1_ResolveResponse__table(void) { return &RegistryV1_ResolveResponse__descriptor; }

/* onsale.registry.v1.WatchRequest */
struct RegistryV1_WatchRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData namespace;
  ProtobufCBinaryData service;
};
extern const ProtobufCMessageDescriptor RegistryV1_WatchRequest__descriptor;
static inline const void *RegistryV1_WatchRequest__table(void) { return &RegistryV1_WatchRequest__descriptor; }

/* onsale.registry.v1.WatchEvent */
struct RegistryV1_WatchEvent {
  ProtobufCMessage base;
  int64_t revision;
  size_t n_instances;
  struct RegistryV1_Instance * *instances;
};
extern const ProtobufCMessageDescriptor RegistryV1_WatchEvent__descriptor;
static inline const void *RegistryV1_WatchEvent__table(void) { return &RegistryV1_WatchEvent__descriptor; }

/* onsale.registry.v1.SetWeightRequest */
struct RegistryV1_SetWeightRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData instance_id;
  uint32_t weight;
};
extern const ProtobufCMessageDescriptor RegistryV1_SetWeightRequest__descriptor;
static inline const void *RegistryV1_SetWeightRequest__table(void) { return &RegistryV1_SetWeightRequest__descriptor; }

/* onsale.registry.v1.DrainRequest */
struct RegistryV1_DrainRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData instance_id;
  protobuf_c_boolean resume;
};
extern const ProtobufCMessageDescriptor RegistryV1_DrainRequest__descriptor;
static inline const void *RegistryV1_DrainRequest__table(void) { return &RegistryV1_DrainRequest__descriptor; }

/* onsale.registry.v1.EvictRequest */
struct RegistryV1_EvictRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData instance_id;
};
extern const ProtobufCMessageDescriptor RegistryV1_EvictRequest__descriptor;
static inline const void *RegistryV1_EvictRequest__table(void) { return &RegistryV1_EvictRequest__descriptor; }

/* onsale.registry.v1.EvictResponse */
struct RegistryV1_EvictResponse {
  ProtobufCMessage base;
};
extern const ProtobufCMessageDescriptor RegistryV1_EvictResponse__descriptor;
static inline const void *RegistryV1_EvictResponse__table(void) { return &RegistryV1_EvictResponse__descriptor; }

/* onsale.registry.v1.ConfigValue */
struct RegistryV1_ConfigValue {
  ProtobufCMessage base;
  ProtobufCBinaryData namespace;
  ProtobufCBinaryData group;
  ProtobufCBinaryData key;
  ProtobufCBinaryData value;
  int64_t version;
  int64_t changed_at_ms;
};
extern const ProtobufCMessageDescriptor RegistryV1_ConfigValue__descriptor;
static inline const void *RegistryV1_ConfigValue__table(void) { return &RegistryV1_ConfigValue__descriptor; }

/* onsale.registry.v1.PutConfigRequest */
struct RegistryV1_PutConfigRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData namespace;
  ProtobufCBinaryData group;
  ProtobufCBinaryData key;
  ProtobufCBinaryData value;
  protobuf_c_boolean has_expected_version;
  int64_t expected_version;
};
extern const ProtobufCMessageDescriptor RegistryV1_PutConfigRequest__descriptor;
static inline const void *RegistryV1_PutConfigRequest__table(void) { return &RegistryV1_PutConfigRequest__descriptor; }

/* onsale.registry.v1.GetConfigRequest */
struct RegistryV1_GetConfigRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData namespace;
  ProtobufCBinaryData group;
  ProtobufCBinaryData key;
  int64_t version;
};
extern const ProtobufCMessageDescriptor RegistryV1_GetConfigRequest__descriptor;
static inline const void *RegistryV1_GetConfigRequest__table(void) { return &RegistryV1_GetConfigRequest__descriptor; }

/* onsale.registry.v1.ListConfigVersionsRequest */
struct RegistryV1_ListConfigVersionsRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData namespace;
  ProtobufCBinaryData group;
  ProtobufCBinaryData key;
};
extern const ProtobufCMessageDescriptor RegistryV1_ListConfigVersionsRequest__descriptor;
static inline const void *RegistryV1_ListConfigVersionsRequest__table(void) { return &RegistryV1_ListConfigVersionsRequest__descriptor; }

/* onsale.registry.v1.ListConfigVersionsResponse */
struct RegistryV1_ListConfigVersionsResponse {
  ProtobufCMessage base;
  size_t n_versions;
  struct RegistryV1_ConfigValue * *versions;
};
extern const ProtobufCMessageDescriptor RegistryV1_ListConfigVersionsResponse__descriptor;
static inline const void *RegistryV1_ListConfigVersionsResponse__table(void) { return &RegistryV1_ListConfigVersionsResponse__descriptor; }

/* onsale.registry.v1.WatchConfigRequest */
struct RegistryV1_WatchConfigRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData namespace;
  ProtobufCBinaryData group;
  ProtobufCBinaryData key;
};
extern const ProtobufCMessageDescriptor RegistryV1_WatchConfigRequest__descriptor;
static inline const void *RegistryV1_WatchConfigRequest__table(void) { return &RegistryV1_WatchConfigRequest__descriptor; }
