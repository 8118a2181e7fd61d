<qgis hasScaleBasedVisibilityFlag="0" labelsEnabled="0" maxScale="0" minScale="100000000" simplifyAlgorithm="0" simplifyDrawingHints="1" simplifyDrawingTol="1" simplifyLocal="1" simplifyMaxScale="1" styleCategories="Symbology|Labeling|Rendering" symbologyReferenceScale="-1" version="3.22.16-Białowieża">
 <renderer-v2 enableorderby="0" forceraster="0" referencescale="-1" symbollevels="0" type="RuleRenderer">
  <rules key="halfhour">
   <rule filter="(&quot;depart_min&quot; &lt;= ((epoch(@map_start_time) - epoch(to_datetime(@halfhour_day))) / 60000.0) and ((epoch(@map_start_time) - epoch(to_datetime(@halfhour_day))) / 60000.0) &lt; &quot;arrive_min&quot;)" key="halfhour-0" label="Driving" symbol="0"></rule>
  </rules>
  <symbols>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="0" type="line">
    <data_defined_properties>
     <Option type="Map">
      <Option name="name" type="QString" value=""></Option>
      <Option name="properties"></Option>
      <Option name="type" type="QString" value="collection"></Option>
     </Option>
    </data_defined_properties>
    <layer class="GeometryGenerator" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="SymbolType" type="QString" value="Marker"></Option>
      <Option name="geometryModifier" type="QString" value="line_interpolate_point($geometry, length($geometry) * clamp(0, (((epoch(@map_start_time) - epoch(to_datetime(@halfhour_day))) / 60000.0) - &quot;depart_min&quot;) / max(&quot;arrive_min&quot; - &quot;depart_min&quot;, 0.001), 1))"></Option>
      <Option name="units" type="QString" value="MapUnit"></Option>
     </Option>
     <prop k="SymbolType" v="Marker"></prop>
     <prop k="geometryModifier" v="line_interpolate_point($geometry, length($geometry) * clamp(0, (((epoch(@map_start_time) - epoch(to_datetime(@halfhour_day))) / 60000.0) - &quot;depart_min&quot;) / max(&quot;arrive_min&quot; - &quot;depart_min&quot;, 0.001), 1))"></prop>
     <prop k="units" v="MapUnit"></prop>
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value=""></Option>
       <Option name="properties"></Option>
       <Option name="type" type="QString" value="collection"></Option>
      </Option>
     </data_defined_properties>
     <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="@0@0" type="marker">
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" type="QString" value=""></Option>
        <Option name="properties"></Option>
        <Option name="type" type="QString" value="collection"></Option>
       </Option>
      </data_defined_properties>
      <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
       <Option type="Map">
        <Option name="angle" type="QString" value="0"></Option>
        <Option name="cap_style" type="QString" value="square"></Option>
        <Option name="color" type="QString" value="69,90,100,255"></Option>
        <Option name="horizontal_anchor_point" type="QString" value="1"></Option>
        <Option name="joinstyle" type="QString" value="bevel"></Option>
        <Option name="name" type="QString" value="triangle"></Option>
        <Option name="offset" type="QString" value="0,0"></Option>
        <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
        <Option name="offset_unit" type="QString" value="MM"></Option>
        <Option name="outline_color" type="QString" value="17,17,17,255"></Option>
        <Option name="outline_style" type="QString" value="solid"></Option>
        <Option name="outline_width" type="QString" value="0.318"></Option>
        <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
        <Option name="outline_width_unit" type="QString" value="MM"></Option>
        <Option name="scale_method" type="QString" value="diameter"></Option>
        <Option name="size" type="QString" value="3.704"></Option>
        <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"></Option>
        <Option name="size_unit" type="QString" value="MM"></Option>
        <Option name="vertical_anchor_point" type="QString" value="1"></Option>
       </Option>
       <prop k="angle" v="0"></prop>
       <prop k="cap_style" v="square"></prop>
       <prop k="color" v="69,90,100,255"></prop>
       <prop k="horizontal_anchor_point" v="1"></prop>
       <prop k="joinstyle" v="bevel"></prop>
       <prop k="name" v="triangle"></prop>
       <prop k="offset" v="0,0"></prop>
       <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"></prop>
       <prop k="offset_unit" v="MM"></prop>
       <prop k="outline_color" v="17,17,17,255"></prop>
       <prop k="outline_style" v="solid"></prop>
       <prop k="outline_width" v="0.318"></prop>
       <prop k="outline_width_map_unit_scale" v="3x:0,0,0,0,0,0"></prop>
       <prop k="outline_width_unit" v="MM"></prop>
       <prop k="scale_method" v="diameter"></prop>
       <prop k="size" v="3.704"></prop>
       <prop k="size_map_unit_scale" v="3x:0,0,0,0,0,0"></prop>
       <prop k="size_unit" v="MM"></prop>
       <prop k="vertical_anchor_point" v="1"></prop>
       <data_defined_properties>
        <Option type="Map">
         <Option name="name" type="QString" value=""></Option>
         <Option name="properties" type="Map">
          <Option name="fillColor" type="Map">
           <Option name="active" type="bool" value="true"></Option>
           <Option name="expression" type="QString" value="coalesce(map_get(from_json(@halfhour_crew_colours), &quot;crew_id&quot;), '#455a64')"></Option>
           <Option name="type" type="int" value="3"></Option>
          </Option>
         </Option>
         <Option name="type" type="QString" value="collection"></Option>
        </Option>
       </data_defined_properties>
      </layer>
     </symbol>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <blendMode>0</blendMode>
 <featureBlendMode>0</featureBlendMode>
 <layerOpacity>1</layerOpacity>
 <layerGeometryType>1</layerGeometryType>
</qgis>
