// swift-tools-version: 6.2
// The architecture drawing: one factory function per floor fixes what its rooms may import.
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

// MARK: - Libraries from outside, each imported by the rooms that name it and nowhere else

let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let metrics = Target.Dependency.product(name: "Metrics", package: "swift-metrics")
let coreMetrics = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

// MARK: - Floors

func room(_ floor: String, _ name: String, _ imports: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: imports, path: "Sources/\(floor)/\(name)", swiftSettings: strict)
}
func rooms(_ names: [String]) -> [Target.Dependency] { names.map { .byName(name: $0) } }

/// A module map over a Debian library.
func library(_ name: String, pkgConfig: String?, apt: String) -> Target {
  .systemLibrary(name: name, path: "Sources/C/\(name)", pkgConfig: pkgConfig, providers: [.apt([apt])])
}
/// C code of ours: shims, and the generated descriptor tables.
func shim(_ name: String, links: [String] = [], imports: [String] = []) -> Target {
  .target(
    name: name, dependencies: rooms(imports), path: "Sources/C/\(name)",
    linkerSettings: links.map { .linkedLibrary($0) })
}
func base(_ name: String, _ imports: [String] = [], libraries: [Target.Dependency] = []) -> Target {
  room("Base", name, rooms(imports) + libraries)
}
func domain(_ name: String, json: Bool = false) -> Target {
  room("Domain", name, rooms(["Base"] + (json ? ["JSON"] : [])))
}
func wire(_ name: String, c: [String]) -> Target { room("Wire", name, rooms(["Base"] + c)) }
func rpc(_ name: String, _ imports: [String], libraries: [Target.Dependency] = []) -> Target {
  room("RPC", name, rooms(["Base"] + imports) + libraries)
}
func ports(_ name: String, _ imports: [String] = []) -> Target {
  room("Ports", name, rooms(["Base"] + imports))
}
func adapter(_ name: String, driver: [String] = [], libraries: [Target.Dependency] = []) -> Target {
  room("Adapters", name, rooms(["Base", "Ports"] + driver) + libraries)
}
func service(_ name: String, _ domains: [String]) -> Target {
  room(
    "Services", name,
    rooms(["Base", "RPCCore", "Messages", "Ports", "Telemetry"] + domains) + [logging, metrics])
}
func edge(_ name: String, _ imports: [String], libraries: [Target.Dependency] = []) -> Target {
  room("Edge", name, rooms(["Base", "JSON", "Ports", "Telemetry"] + imports) + libraries + [logging])
}
func app(
  _ name: String, _ imports: [String], libraries: [Target.Dependency] = [], resources: [Resource] = []
) -> Target {
  .target(
    name: name, dependencies: rooms(imports) + libraries, path: "Sources/App/\(name)", resources: resources,
    swiftSettings: strict)
}
func proof(_ name: String, _ imports: [String], libraries: [Target.Dependency] = []) -> Target {
  room("Proof", name, rooms(imports) + libraries)
}
func tests(_ floor: String, _ name: String, _ imports: [String], libraries: [Target.Dependency] = [])
  -> Target
{
  .testTarget(
    name: name + "Tests", dependencies: rooms(imports) + libraries,
    path: "Tests/\(floor)/\(name)Tests", swiftSettings: strict)
}

let services = [
  "AuthService", "UserService", "TicketService", "InventoryService", "OrderService",
  "PaymentService", "RefundService", "RegistryService", "TransactionService",
]

let house: [Target] = [
  // C
  library("CNGHTTP2", pkgConfig: "libnghttp2", apt: "libnghttp2-dev"),
  library("COpenSSL", pkgConfig: "openssl", apt: "libssl-dev"),
  library("CProtobufC", pkgConfig: "libprotobuf-c", apt: "libprotobuf-c-dev"),
  library("CSQLite", pkgConfig: "sqlite3", apt: "libsqlite3-dev"),
  library("CArgon2", pkgConfig: "libargon2", apt: "libargon2-dev"),
  library("CQRCodeGen", pkgConfig: nil, apt: "libqrcodegen-dev"),
  library("CZlib", pkgConfig: "zlib", apt: "zlib1g-dev"),
  shim("COpenSSLShims", imports: ["COpenSSL"]),
  shim("CMessages", imports: ["CProtobufC"]),
  // Base
  base("Base"),
  base("JSON", ["Base"]),
  base("Telemetry", ["Base"], libraries: [logging, metrics]),
  // Domain
  domain("Catalog", json: true),
  domain("Inventory"), domain("Orders"), domain("Payments"), domain("Accounts"),
  domain("Transactions"), domain("Membership"), domain("Admission"),
  // Wire
  wire("HTTP2Wire", c: []),
  wire("TLSWire", c: ["COpenSSL", "COpenSSLShims"]),
  wire("ProtobufWire", c: ["CProtobufC"]),
  wire("GzipWire", c: ["CZlib"]),
  // RPC
  rpc("RPCCore", []),
  rpc("RPCConnection", ["RPCCore", "HTTP2Wire", "GzipWire"]),
  rpc(
    "RPCNetwork", ["RPCCore", "RPCConnection", "HTTP2Wire", "TLSWire"],
    libraries: [nioCore, nioPosix, logging]),
  rpc("RPCTelemetry", ["RPCCore", "Telemetry"], libraries: [metrics]),
  rpc("RPCInProcess", ["RPCCore"], libraries: [logging]),
  rpc("Messages", ["RPCCore", "ProtobufWire", "CMessages", "CProtobufC"]),
  rpc("Discovery", ["RPCCore", "Messages", "JSON"]),
  // Ports and adapters
  ports("Ports"),
  ports("MemoryPorts", ["Ports"]),
  adapter("SQLiteStore", driver: ["CSQLite"]),
  adapter("OpenSSLCrypto", driver: ["COpenSSL", "COpenSSLShims"]),
  adapter("Argon2Passwords", driver: ["CArgon2"]),
  adapter("QRCodes", driver: ["CQRCodeGen"]),
  adapter("PrometheusMetrics", libraries: [coreMetrics]),
  adapter("HTTPTransport", driver: ["TLSWire", "RPCNetwork"], libraries: [nioCore, nioPosix, nioHTTP1]),
  adapter("AlipayProvider", driver: ["JSON"]),
  adapter("SystemWorld"),
  adapter("SimulatedDisk", driver: ["CSQLite"]),
  // Services
  room("Services", "Outbox", rooms(["Base", "Ports", "RPCCore", "Messages", "Telemetry"]) + [logging]),
  service("AuthService", ["Accounts", "Admission", "JSON", "Outbox"]),
  service("UserService", ["Accounts", "Outbox"]),
  service("TicketService", ["Catalog", "Outbox"]),
  service("InventoryService", ["Inventory"]),
  service("OrderService", ["Orders", "Outbox"]),
  service("PaymentService", ["Payments", "Outbox"]),
  service("RefundService", ["Payments", "Outbox"]),
  service("RegistryService", ["Membership"]),
  service("TransactionService", ["Transactions"]),
  // Edge
  edge("Gateway", ["RPCCore", "Messages", "Admission"], libraries: [metrics]),
  edge(
    "GatewayListener", ["Gateway", "RPCNetwork", "RPCCore", "HTTP2Wire", "TLSWire"],
    libraries: [nioCore, nioPosix, nioHTTP1]),
  edge("SandboxProvider", ["Gateway"]),
  // App
  app(
    "Composition",
    services + [
      "Base", "JSON", "Telemetry", "RPCCore", "RPCNetwork", "RPCInProcess", "Messages", "Discovery",
      "Ports", "SQLiteStore", "OpenSSLCrypto", "Argon2Passwords", "QRCodes", "PrometheusMetrics",
      "HTTPTransport", "AlipayProvider", "SystemWorld", "Outbox", "Gateway", "GatewayListener",
      "SandboxProvider", "Admission", "Catalog", "TLSWire", "RPCTelemetry",
    ], libraries: [logging, metrics], resources: [.copy("Resources")]),
  // Proof
  proof(
    "TestKit", ["Base", "Ports", "MemoryPorts", "RPCCore", "RPCInProcess", "Messages"],
    libraries: [logging]),
  proof("PortsConformance", ["Base", "Ports"]),
  proof(
    "Drill", ["Composition", "Base", "JSON", "Ports", "RPCCore", "Messages", "RPCNetwork", "Discovery", "TLSWire", "HTTPTransport", "SQLiteStore", "OpenSSLCrypto", "SystemWorld", "Inventory", "Catalog", "AuthService"],
    libraries: [logging]),
  proof(
    "Simulator",
    [
      "Composition", "Drill", "Base", "JSON", "Ports", "MemoryPorts", "RPCCore", "RPCConnection", "RPCNetwork", "HTTP2Wire",
      "Messages", "Discovery", "SQLiteStore", "SimulatedDisk", "OpenSSLCrypto", "Gateway", "SandboxProvider", "Admission", "Catalog", "Inventory",
      "AuthService",
    ], libraries: [logging]),
  proof("Interop", ["Base", "RPCCore", "Messages"]),
  proof("Endurance", ["Composition", "Base", "JSON", "RPCCore", "RPCNetwork", "TLSWire"], libraries: [logging]),
  app(
    "Commands", ["Composition", "Drill", "Endurance", "Simulator", "Interop", "TLSWire", "HTTP2Wire", "Base", "JSON", "RPCCore", "RPCNetwork", "Messages", "Discovery", "Ports", "SystemWorld", "OpenSSLCrypto", "SandboxProvider"],
    libraries: [arguments, logging]),
  .executableTarget(
    name: "onsale", dependencies: ["Commands"], path: "Sources/App/onsale", swiftSettings: strict),
  // Tools
  .executableTarget(
    name: "Generator", dependencies: ["Base"], path: "Sources/Tools/Generator", swiftSettings: strict),
  // Tests
  .testTarget(name: "HouseRulesTests", path: "Tests/HouseRulesTests", swiftSettings: strict),
  tests("App", "Composition", ["Composition", "Base", "Ports", "Messages", "RPCCore", "RPCInProcess", "RPCNetwork", "Discovery", "Gateway", "OpenSSLCrypto", "TLSWire", "TestKit"], libraries: [logging]),
  tests("App", "Commands", ["Composition", "Base", "JSON", "Ports", "Messages", "RPCCore", "RPCInProcess", "RegistryService", "TransactionService", "SQLiteStore", "TestKit", "Commands"], libraries: [arguments]),
  .testTarget(
    name: "PlatformTests", dependencies: rooms(["Composition", "onsale"]), path: "Tests/App/PlatformTests",
    swiftSettings: strict),
  tests("Base", "Base", ["Base"]),
  tests("Base", "JSON", ["JSON"]),
  tests("Base", "Telemetry", ["Base", "JSON", "Telemetry"], libraries: [logging, metrics]),
  tests("Ports", "MemoryPorts", ["Base", "Ports", "MemoryPorts", "PortsConformance", "TestKit"]),
  tests("Adapters", "SystemWorld", ["Base", "SystemWorld"]),
  tests("Adapters", "Argon2Passwords", ["Base", "Ports", "Argon2Passwords"]),
  tests("Adapters", "QRCodes", ["Base", "Ports", "QRCodes"]),
  tests("Adapters", "PrometheusMetrics", ["Base", "PrometheusMetrics"], libraries: [metrics, coreMetrics]),
  tests("Proof", "Drill", ["Base", "Ports", "Inventory", "Composition", "Drill"]),
  tests("Domain", "Admission", ["Base", "Admission"]),
  tests("Domain", "Accounts", ["Base", "Accounts"]),
  tests(
    "Edge", "Gateway",
    ["Base", "JSON", "Ports", "Telemetry", "RPCCore", "RPCInProcess", "Messages", "Admission", "Gateway", "TestKit", "MemoryPorts", "OpenSSLCrypto", "SQLiteStore", "AuthService", "UserService", "TicketService"],
    libraries: [logging]),
  tests("Domain", "Catalog", ["Base", "Catalog"]),
  tests("Domain", "Inventory", ["Base", "Inventory"]),
  tests("Domain", "Orders", ["Base", "Orders"]),
  tests("Domain", "Payments", ["Base", "Payments"]),
  tests("Domain", "Transactions", ["Base", "Transactions"]),
  tests("Domain", "Membership", ["Base", "Membership"]),
  tests("Services", "TransactionService", ["Base", "Ports", "RPCCore", "RPCInProcess", "Messages", "Transactions", "TransactionService", "TestKit", "SQLiteStore", "RPCNetwork", "SystemWorld"], libraries: [logging]),
  tests("Services", "RegistryService", ["Base", "Ports", "RPCCore", "RPCInProcess", "Messages", "Membership", "RegistryService", "TestKit", "SQLiteStore"], libraries: [logging]),
  tests("RPC", "Discovery", ["Base", "Ports", "RPCCore", "RPCInProcess", "Messages", "Discovery", "RegistryService", "TestKit", "SQLiteStore", "RPCNetwork"], libraries: [nioCore, nioPosix, logging]),
  tests("Edge", "SandboxProvider", ["Base", "JSON", "Ports", "Gateway", "GatewayListener", "HTTPTransport", "RPCNetwork", "SandboxProvider", "AlipayProvider", "OpenSSLCrypto", "SQLiteStore", "TestKit", "MemoryPorts"], libraries: [logging]),
  tests("Adapters", "AlipayProvider", ["Base", "JSON", "Ports", "AlipayProvider", "OpenSSLCrypto", "TestKit"]),
  tests(
    "Services", "PaymentService",
    ["Base", "Ports", "Payments", "Telemetry", "RPCCore", "Messages", "RPCInProcess", "Outbox", "PaymentService", "TransactionService", "TestKit", "SQLiteStore", "Gateway", "SandboxProvider", "AlipayProvider", "OpenSSLCrypto"],
    libraries: [logging]),
  tests(
    "Services", "RefundService",
    ["Base", "Ports", "Payments", "RPCCore", "Messages", "RPCInProcess", "Outbox", "PaymentService", "RefundService", "TestKit", "SQLiteStore"],
    libraries: [logging]),
  tests("Services", "AuthService", ["Base", "Ports", "RPCCore", "Messages", "RPCInProcess", "TestKit", "SQLiteStore", "OpenSSLCrypto", "Accounts", "JSON", "AuthService"]),
  tests("Services", "UserService", ["Base", "Ports", "RPCCore", "Messages", "RPCInProcess", "TestKit", "SQLiteStore", "OpenSSLCrypto", "Accounts", "UserService"]),
  tests("Services", "TicketService", ["Base", "Ports", "RPCCore", "Messages", "RPCInProcess", "TestKit", "SQLiteStore", "OpenSSLCrypto", "Catalog", "TicketService"]),
  tests("Services", "InventoryService", ["Base", "Ports", "RPCCore", "Messages", "RPCInProcess", "InventoryService", "TestKit", "MemoryPorts", "SQLiteStore"], libraries: [logging]),
  tests("Services", "OrderService", ["Base", "Ports", "RPCCore", "Messages", "RPCInProcess", "InventoryService", "OrderService", "Orders", "Outbox", "TestKit", "MemoryPorts", "SQLiteStore", "OpenSSLCrypto", "QRCodes"], libraries: [logging]),
  tests("Services", "Outbox", ["Base", "Ports", "RPCCore", "Messages", "RPCInProcess", "Outbox", "TestKit", "MemoryPorts", "SQLiteStore"], libraries: [logging]),
  tests("Ports", "Ports", ["Base", "Ports"]),
  tests("Adapters", "OpenSSLCrypto", ["Base", "Ports", "OpenSSLCrypto"]),
  tests("Adapters", "HTTPTransport", ["Base", "Ports", "RPCNetwork", "TLSWire", "OpenSSLCrypto", "HTTPTransport"], libraries: [nioCore, nioPosix]),
  tests("Wire", "TLSWire", ["Base", "Ports", "TLSWire", "OpenSSLCrypto"]),
  tests("Edge", "GatewayListener", ["Base", "JSON", "Ports", "RPCCore", "RPCNetwork", "TLSWire", "HTTP2Wire", "Gateway", "GatewayListener", "OpenSSLCrypto", "TestKit"], libraries: [nioCore, nioPosix, logging]),
  tests("Wire", "HTTP2Wire", ["Base", "HTTP2Wire", "CNGHTTP2"]),
  tests("Wire", "GzipWire", ["GzipWire"]),
  tests("RPC", "RPCCore", ["Base", "RPCCore"]),
  tests("RPC", "RPCTelemetry", ["Base", "PrometheusMetrics", "RPCCore", "RPCInProcess", "RPCTelemetry", "TestKit"], libraries: [coreMetrics, metrics]),
  tests("RPC", "RPCConnection", ["Base", "RPCCore", "HTTP2Wire", "GzipWire", "RPCConnection"]),
  tests("RPC", "RPCInProcess", ["Base", "RPCCore", "RPCInProcess", "RPCNetwork"]),
  .executableTarget(
    name: "Escapes", dependencies: rooms(["Base", "Composition", "Messages", "RPCCore", "Simulator"]), path: "Tests/Proof/Escapes",
    swiftSettings: strict),
  tests("Proof", "Simulator", ["Base", "JSON", "Ports", "Messages", "RPCCore", "Gateway", "Inventory", "Drill", "Composition", "Simulator", "onsale", "Escapes"], libraries: [logging]),
  tests("Proof", "Endurance", ["Base", "Endurance"]),
  tests("Proof", "Interop", ["Base", "HTTP2Wire", "RPCCore", "RPCInProcess", "RPCNetwork", "Messages", "Interop", "TestKit", "onsale"], libraries: [logging]),
  tests("Proof", "TestKit", ["Base", "TestKit"], libraries: [logging]),
  tests(
    "Adapters", "SQLiteStore",
    ["Base", "Ports", "SQLiteStore", "TestKit", "PortsConformance", "SystemWorld", "CSQLite"]),
  .target(name: "CTestMessages", dependencies: ["CProtobufC"], path: "Tests/RPC/CTestMessages"),
  tests("RPC", "Messages", ["Base", "RPCCore", "ProtobufWire", "Messages", "CTestMessages", "CProtobufC", "TestKit", "RPCInProcess"]),
  tests("Wire", "ProtobufWire", ["Base", "ProtobufWire", "CTestMessages", "CProtobufC", "TestKit"]),
  tests("Adapters", "SimulatedDisk", ["Base", "Ports", "SQLiteStore", "SimulatedDisk", "TestKit", "PortsConformance"]),
  tests("Tools", "Generator", ["Base", "Generator"]),
  tests("RPC", "RPCNetwork", ["Base", "TestKit", "RPCCore", "Messages", "RPCNetwork", "RPCInProcess", "TLSWire", "HTTP2Wire", "RPCConnection", "OpenSSLCrypto"], libraries: [nioCore, nioPosix, logging]),
]

let package = Package(
  name: "onsale",
  products: [
    .executable(name: "onsale", targets: ["onsale"]),
    // For the package in Fuzz/.
    .library(
      name: "FuzzedRooms",
      targets: ["Base", "JSON", "RPCCore", "HTTP2Wire", "RPCConnection", "ProtobufWire", "Messages", "Gateway"]),
    // What Benchmarks/ measures.
    .library(
      name: "OnsaleRPC",
      targets: ["Base", "RPCCore", "RPCNetwork", "RPCTelemetry", "Messages", "TLSWire", "PrometheusMetrics"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics", exact: "2.13.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
  ],
  targets: house
)
