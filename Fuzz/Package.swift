// swift-tools-version: 6.2
// Fuzz targets, a package of their own so that nobody who builds Onsale builds them.
// Build and run with scripts/fuzz, which adds the sanitizer and libFuzzer itself.
import PackageDescription

let package = Package(
  name: "Fuzz",
  dependencies: [.package(name: "onsale", path: "..")],
  targets: [
    .systemLibrary(name: "CLibFuzzer", path: "Sources/CLibFuzzer"),
    .executableTarget(
      name: "Fuzz", dependencies: ["CLibFuzzer", .product(name: "FuzzedRooms", package: "onsale")],
      swiftSettings: [.swiftLanguageMode(.v6)]),
  ]
)
