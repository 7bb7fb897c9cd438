import Foundation

/// Reads a `FileDescriptorSet` made by protoc and writes Swift messages, stubs, service protocols,
/// the gateway's routes and protobuf-c descriptor tables. Called by `scripts/generate`.
@main
struct Generator {
  let options: Options

  struct Options: Hashable {
    var descriptorSet = ""
    var swiftFolder = ""
    var cFolder = ""
    var cModule = ""
    var package = ""
    var runtime: String?

    init(_ arguments: [String]) throws(GeneratorError) {
      var rest = arguments[...]
      while let name = rest.popFirst() {
        guard let value = rest.popFirst() else { throw .usage("\(name) needs a value") }
        switch name {
        case "--descriptor-set": descriptorSet = value
        case "--swift": swiftFolder = value
        case "--c": cFolder = value
        case "--c-module": cModule = value
        case "--package": package = value
        case "--runtime": runtime = value
        default: throw .usage("\(name) is not known")
        }
      }
      guard ![descriptorSet, swiftFolder, cFolder, cModule, package].contains("") else {
        throw .usage("something is missing")
      }
    }
  }

  static func main() {
    do {
      let generator = Generator(options: try Options(Array(CommandLine.arguments.dropFirst())))
      try generator.run()
    } catch {
      FileHandle.standardError.write(Data("generate: \(error)\n".utf8))
      exit(1)
    }
  }

  func run() throws {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: options.descriptorSet)))
    let files = try generate(bytes)
    for (folder, path) in [(GeneratedFile.Folder.swift, options.swiftFolder), (.c, options.cFolder)] {
      try replace(folder: path, by: files.filter { $0.folder == folder })
    }
  }

  /// Everything that follows from the descriptor set; touches nothing.
  func generate(_ descriptorSet: [UInt8]) throws(GeneratorError) -> [GeneratedFile] {
    var builder = SchemaBuilder(try FileDescriptor.readSet(descriptorSet), prefix: options.package)
    let schema = try builder.build()
    let imports = SwiftImports(tables: options.cModule, runtime: options.runtime)
    var files = CTables(module: options.cModule, packages: schema.packages).files()
    for package in schema.packages {
      files.append(SwiftMessages(package: package).file(imports))
      files.append(SwiftCoding(package: package).file(imports))
      files.append(SwiftTables(package: package).file(imports))
      if let services = SwiftServices(package: package).file(imports) { files.append(services) }
    }
    if let routes = SwiftServices.allRoutes(schema.packages) { files.append(routes) }
    return files
  }

  /// Makes `folder` hold these files and nothing else.
  private func replace(folder: String, by files: [GeneratedFile]) throws {
    let root = URL(filePath: folder)
    if FileManager.default.fileExists(atPath: folder) { try FileManager.default.removeItem(at: root) }
    for file in files {
      let path = root.appending(path: file.name)
      try FileManager.default.createDirectory(at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.text.utf8).write(to: path)
    }
  }
}
